// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ErrorPolicy;
import dev.pupsourcing.processing.ProjectionProcessor;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What handlers do wrong, and what must not come of it: no event is skipped, and the cause is named. */
public abstract class HandlerMistakesContract extends ProcessingContract {

    /** For suites. */
    protected HandlerMistakesContract() {}

    /** Fills the read model, but does something else first at one event. */
    private Projection doing(long position, EventHandler mistake) {
        return Projection.of("orders", (tx, event) -> {
            if (event.globalPosition() == position) {
                mistake.handle(tx, event);
            }
            model().handle(tx, event);
        });
    }

    private static void fail() {
        throw new IllegalArgumentException("no such customer");
    }

    /** A poison event and a deployment: what is left of the batch is handled by the next run. */
    @Test
    void aStopWhileAFailedBatchIsHandledInHalvesSkipsNothing() throws Exception {
        List<Long> placed = place(8, 8);
        for (int stopAt = 1; stopAt < 8; stopAt++) {
            long stopping = placed.get(stopAt);
            List<Long> handled = new CopyOnWriteArrayList<>();
            List<ProjectionProcessor> running = new ArrayList<>();
            Projection failing = Projection.of("stopped-" + stopAt, (tx, event) -> {
                if (event.globalPosition() == placed.get(0)) {
                    fail();
                }
                handled.add(event.globalPosition());
                if (event.globalPosition() == stopping) {
                    stop(running.get(0));
                }
            });
            ProjectionProcessor processor = processor(
                    failing,
                    options()
                            .pageSize(8)
                            .batchSize(4)
                            .errorPolicy(ErrorPolicy.deadLetter())
                            .build());
            running.add(processor);
            processor.runOnce();
            processor.runOnce();
            assertThat(handled).containsExactlyElementsOf(placed.subList(1, 8));
        }
    }

    /** From within a handler, so that it does not wait for the handler. */
    private static void stop(ProjectionProcessor processor) {
        try {
            processor.stop(Duration.ofNanos(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
