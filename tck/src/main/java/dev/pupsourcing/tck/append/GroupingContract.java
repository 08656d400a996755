// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Grouped appends. A gate holds the first append, so that those after it form one group, whatever the machine does.
 */
abstract class GroupingContract extends StoreContract {

    /** Groups one after the other, so that the second waits for the first. */
    static final GroupCommit ONE_AT_A_TIME = GroupCommit.on().withCommitters(1);

    final List<CompletableFuture<AppendResult>> group = new ArrayList<>();

    final GatedDataSource gated() {
        return new GatedDataSource(
                fixture().dataSource(), fixture().database().dialect().singleWriter());
    }

    final Pupsourcing facade(GatedDataSource gate, GroupCommit settings, boolean idempotent) {
        return Pupsourcing.create(
                gate.dataSource(),
                StoreOptions.builder()
                        .database(fixture().database())
                        .groupCommit(settings)
                        .idempotentAppends(idempotent)
                        .build());
    }

    final Pupsourcing facade(GatedDataSource gate) {
        return facade(gate, ONE_AT_A_TIME, false);
    }

    /** Shuts the gate in front of a first append. */
    final void hold(GatedDataSource gate, Pupsourcing pup) {
        gate.takenSinceLastCall();
        gate.shut();
        pup.appendAsync(ExpectedVersion.any(), List.of(event("first")));
        gate.awaitTaken(1);
    }

    final CompletableFuture<AppendResult> add(Pupsourcing pup, ExpectedVersion expected, Event... events) {
        CompletableFuture<AppendResult> append =
                pup.appendAsync(expected, List.of(events)).toCompletableFuture();
        group.add(append);
        return append;
    }

    static AppendResult outcome(CompletableFuture<AppendResult> append) throws Exception {
        return append.get(1, TimeUnit.MINUTES);
    }

    static <X extends Throwable> X failure(Class<X> type, CompletableFuture<AppendResult> append) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, () -> outcome(append));
        assertThat(failed.getCause()).isInstanceOf(type);
        return type.cast(failed.getCause());
    }
}
