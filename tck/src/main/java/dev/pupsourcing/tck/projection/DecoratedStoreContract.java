// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.transaction.RetryPolicy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A facade with a decorated store: everything goes through it, and all else stays as it was. */
public abstract class DecoratedStoreContract extends ProcessingContract {

    private final List<String> calls = new ArrayList<>();

    /** For suites. */
    protected DecoratedStoreContract() {}

    private UnaryOperator<EventStore> noting(String name) {
        return store -> (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    calls.add(name + "." + method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void everyAppendAndReadGoesThroughIt() throws Exception {
        Pupsourcing decorated = pup().withStore(noting("a"));
        decorated.append(ExpectedVersion.noStream(), event("o-1"));
        decorated.append(ExpectedVersion.any(), List.of(event("o-1")));
        decorated.readStream(order("o-1"));
        decorated.readStream(order("o-1"), VersionRange.from(2));
        decorated.useTransaction(tx -> decorated.store().append(tx, ExpectedVersion.any(), event("o-1")));
        assertThat(calls).containsExactly("a.append", "a.append", "a.readStream", "a.readStream", "a.append");
        assertThat(pup().readStream(order("o-1")).version()).isEqualTo(3);
        assertThat(calls).hasSize(5);
    }

    @Test
    void decoratorsNestAndCopiesKeepThemAndTheirOtherSettings() throws Exception {
        AtomicInteger woken = new AtomicInteger();
        WakeUps own = WakeUps.inProcess();
        WakeUps.Subscription subscription = own.subscribe(woken::incrementAndGet);
        Pupsourcing decorated = pup().withWakeUps(own)
                .withStore(noting("inner"))
                .withStore(noting("outer"))
                .withRetries(RetryPolicy.none());
        decorated.append(ExpectedVersion.any(), event("o-1"));
        assertThat(calls).containsExactly("outer.append", "inner.append");
        assertThat(woken.get()).isEqualTo(1);
        decorated.useTransaction(tx -> decorated.store().append(tx, ExpectedVersion.any(), event("o-1")));
        assertThat(woken.get()).isEqualTo(2);
        decorated.useTransaction(tx -> decorated.store().latestPosition(tx));
        assertThat(woken.get()).isEqualTo(2);
        subscription.close();
    }

    @Test
    void itsFailuresAreThoseOfTheStore() throws Exception {
        Pupsourcing decorated = pup().withStore(noting("a"));
        decorated.append(ExpectedVersion.noStream(), event("o-1"));
        assertThatThrownBy(() -> decorated.append(ExpectedVersion.noStream(), event("o-1")))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> pup().withStore(noNull()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("decorator");
    }

    @SuppressWarnings("NullAway") // the mistake under test
    private static UnaryOperator<EventStore> noNull() {
        return store -> null;
    }
}
