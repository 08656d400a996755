// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.boot.Events;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests do with an application. */
final class Orders {

    private Orders() {}

    /** Appends in a transaction of Spring. */
    static AppendResult place(ApplicationContext context, String id) {
        TransactionalEventStore events = context.getBean(TransactionalEventStore.class);
        return Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> events.append(ExpectedVersion.noStream(), Events.placed(id))));
    }
}
