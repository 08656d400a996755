// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.mapping.EventContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The context that a repository asks for. */
class ContextSourceTest {

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private TestStore store;
    private AggregateRepository<Accounts.Event, Account> accounts;

    @BeforeEach
    void open() throws SQLException {
        store = TestStore.in(folder);
        accounts = store.repository()
                .context(() -> EventContext.none()
                        .withCorrelationId("request-" + asked.incrementAndGet())
                        .withCausationId("call"))
                .build();
    }

    private List<PersistedEvent> stored() {
        return store.events().readStream(accounts.stream("a-1")).events();
    }

    @Test
    void isAskedOnceForEachUpdate() {
        AtomicInteger decisions = new AtomicInteger();
        accounts.update("a-1", state -> {
            if (decisions.incrementAndGet() < 3) {
                throw new OptimisticConcurrencyException(
                        accounts.stream("a-1"), ExpectedVersion.noStream(), OptionalLong.of(1), true, null);
            }
            return List.of(new Opened("Ada"), new Deposited(1));
        });
        assertThat(decisions).hasValue(3);
        assertThat(stored())
                .allSatisfy(event -> assertThat(event.correlationId()).contains("request-1"));
        store.events()
                .useTransaction(
                        tx -> accounts.update(tx, "a-1", state -> List.of(new Deposited(2)), UpdateOptions.none()));
        assertThat(stored().get(2).correlationId()).contains("request-2");
        accounts.load("a-1");
        assertThat(asked).hasValue(2);
    }

    @Test
    void theValuesOfAnUpdateTakePrecedence() {
        EventContext own = EventContext.none().withCausationId("command-7");
        accounts.update(
                "a-1", state -> List.of(new Opened("Ada")), UpdateOptions.none().withContext(own));
        assertThat(stored().get(0).causationId()).contains("command-7");
        assertThat(stored().get(0).correlationId()).contains("request-1");
    }
}
