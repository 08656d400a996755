// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;

/** Application contexts with the event store. */
public final class Contexts {

    private static final Duration LIMIT = Duration.ofSeconds(60);

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

    /** Waits until a projection has handled the whole log. */
    public static void awaitHandled(ApplicationContext context, String projection) throws Exception {
        ProjectionAdmin admin = context.getBean(ProjectionAdmin.class);
        Waiting.until("the first start", () -> admin.find(projection).isPresent());
        long latest = context.getBean(Pupsourcing.class).log().latestPosition();
        if (!context.getBean(ReadModels.class).await(projection, latest, LIMIT)) {
            throw new AssertionError(projection + " did not handle position " + latest + " within " + LIMIT);
        }
    }
}
