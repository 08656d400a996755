// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.testkit.servers.ServerDatabase;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** Application contexts with the event store. */
public final class Contexts {

    private Contexts() {}

    /** Without a data source. */
    public static ApplicationContextRunner plain() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        PupsourcingAutoConfiguration.class,
                        ProjectionAutoConfiguration.class,
                        CodecAutoConfiguration.class));
    }

    /** On a database, in which the schema is created. */
    public static ApplicationContextRunner on(ServerDatabase database) {
        return plain().withPropertyValues(properties(database));
    }

    /** The properties of a database, in which the schema is created. */
    public static String[] properties(ServerDatabase database) {
        return new String[] {
            "spring.datasource.url=" + database.url(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=" + database.password(),
            "spring.datasource.hikari.maximum-pool-size=6",
            "spring.datasource.hikari.minimum-idle=1",
            "pupsourcing.schema.mode=create"
        };
    }
}
