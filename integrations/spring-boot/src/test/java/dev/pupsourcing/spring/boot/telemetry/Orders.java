// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.testkit.Waiting;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests do with an application. */
final class Orders {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Orders() {}

    /** Appends in a transaction of Spring. */
    static AppendResult place(ApplicationContext context, String id) {
        TransactionalEventStore events = context.getBean(TransactionalEventStore.class);
        return Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> events.append(ExpectedVersion.noStream(), Events.placed(id))));
    }

    /** Waits until a projection has handled the whole log. */
    static void awaitHandled(ApplicationContext context, String projection) throws Exception {
        ProjectionAdmin admin = context.getBean(ProjectionAdmin.class);
        Waiting.until("the first start", () -> admin.find(projection).isPresent());
        long latest = context.getBean(Pupsourcing.class).log().latestPosition();
        if (!context.getBean(ReadModels.class).await(projection, latest, LIMIT)) {
            throw new AssertionError(projection + " did not handle position " + latest + " within " + LIMIT);
        }
    }
}
