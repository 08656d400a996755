// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The order service. Without {@code --spring.datasource.url} or {@code SPRING_DATASOURCE_URL} it brings a PostgreSQL
 * server, which it removes when it stops.
 */
@SpringBootApplication
public class Main {

    /** Created by Spring. */
    public Main() {}

    /** Starts the service. */
    public static void main(String[] arguments) throws SQLException {
        SpringApplication service = new SpringApplication(Main.class);
        Announcements.addTo(service);
        if (needsDatabase(arguments)) {
            service.setDefaultProperties(EmbeddedDatabase.start());
        }
        service.run(arguments);
    }

    private static boolean needsDatabase(String... arguments) {
        return System.getenv("SPRING_DATASOURCE_URL") == null
                && Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--spring.datasource.url="));
    }
}
