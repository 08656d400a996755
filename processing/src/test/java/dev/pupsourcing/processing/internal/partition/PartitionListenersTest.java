// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.report.LineLogger;
import dev.pupsourcing.processing.internal.report.Listeners;
import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.FailureReport;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionListenersTest {

    private final List<String> lines = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    /** A partition without listeners. */
    static PartitionListeners none() {
        return of(List.of(), new ArrayList<>());
    }

    private static PartitionListeners of(List<ProcessingListener> listeners, List<String> lines) {
        return new PartitionListeners(
                "orders", SlotRange.ALL, new Listeners(listeners, new SteadyLogger(new LineLogger(lines))));
    }

    /** A listener that fails in its first calls, with an error too. */
    private static final class Broken implements ProcessingListener {
        @Override
        public BatchScope batchStarted(BatchStart start) {
            return () -> {
                throw new StackOverflowError();
            };
        }

        @Override
        public void failed(FailureReport report) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no");
        }
    }

    private final class Recorder implements ProcessingListener {
        @Override
        public BatchScope batchStarted(BatchStart start) {
            return () -> heard.add("closed");
        }

        @Override
        public void failed(FailureReport report) {
            heard.add(report.action() + " " + report.failure().getMessage());
        }
    }

    @Test
    void aListenerThatFailsDisturbsNoOtherAndIsLoggedOnceForEachMethod() {
        PartitionListeners listeners = of(List.of(new Broken(), new Recorder(), new Broken()), lines);
        listeners.retrying(new IllegalStateException("a"), FailureKind.TRANSIENT);
        listeners.retrying(new IllegalStateException("b"), FailureKind.TIMEOUT);
        listeners.started(List.of(), 1).close();
        listeners.started(List.of(), 1).close();
        assertThat(heard).containsExactly("RETRIED a", "ENVIRONMENT b", "closed", "closed");
        assertThat(lines.stream().filter(line -> line.contains("failed in"))).hasSize(3);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aListenerThatReturnsNoScopeIsLogged() {
        ProcessingListener careless = new ProcessingListener() {
            @Override
            @SuppressWarnings("NullAway") // the mistake under test
            public BatchScope batchStarted(BatchStart start) {
                return null;
            }
        };
        BatchScope scope = of(List.of(careless), lines).started(List.of(), 1);
        assertThatCode(scope::close).doesNotThrowAnyException();
        assertThat(lines).hasSize(1);
    }
}
