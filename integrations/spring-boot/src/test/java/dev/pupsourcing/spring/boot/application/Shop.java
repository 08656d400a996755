// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.TransactionalEventStore;
import jakarta.persistence.EntityManager;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application with everything that is on the class path: JPA, migrations, actuator, projections. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Shop {

    @Bean
    Invoices invoices(EntityManager entities, TransactionalEventStore events, JdbcTemplate jdbc) {
        return new Invoices(entities, events, jdbc);
    }

    @Bean
    Projection orders() {
        return Projection.of("orders", (tx, event) -> {});
    }
}
