// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.projection.Projection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application whose classes are loaded again at each restart, as DevTools does; those of libraries are not. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class RestartedShop {

    /** A placed order. */
    public record OrderPlaced(int pieces) {}

    /** Starts it. */
    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(RestartedShop.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    @Bean
    Projection orders(PayloadCodec codec, JdbcTemplate jdbc) {
        EventTypes<OrderPlaced> types = EventTypes.builder(OrderPlaced.class, codec)
                .event("OrderPlaced", OrderPlaced.class)
                .build();
        jdbc.execute("CREATE TABLE IF NOT EXISTS demand (id VARCHAR(50), pieces INT)");
        return Projection.builder("orders", types)
                .on(
                        OrderPlaced.class,
                        (tx, placed, event) -> jdbc.update(
                                "INSERT INTO demand (id, pieces) VALUES (?, ?)", event.aggregateId(), placed.pieces()))
                .build();
    }
}
