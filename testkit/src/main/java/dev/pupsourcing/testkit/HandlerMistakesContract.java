// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ErrorPolicy;
import dev.pupsourcing.processing.ProcessingOptions;
import dev.pupsourcing.processing.ProjectionProcessor;
import dev.pupsourcing.projection.Projection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What handlers do wrong, and what must not come of it: no event is skipped, and the cause is named. */
public abstract class HandlerMistakesContract extends ProcessingContract {

    /** For suites. */
    protected HandlerMistakesContract() {}

    private static void fail() {
        throw new IllegalArgumentException("no such customer");
    }

    /** A poison event and a deployment: what is left of the batch is handled by the next run. */
    @Test
    void aStopWhileAFailedBatchIsHandledInHalvesSkipsNothing() throws Exception {
        List<Long> placed = place(8, 8);
        for (long stopping : placed.subList(1, 8)) {
            List<Long> handled = new CopyOnWriteArrayList<>();
            List<ProjectionProcessor> running = new CopyOnWriteArrayList<>();
            Projection failing = Projection.of("stopped-" + stopping, (tx, event) -> {
                if (event.globalPosition() == placed.get(0)) {
                    fail();
                }
                handled.add(event.globalPosition());
                if (event.globalPosition() == stopping) {
                    stop(running.get(0));
                }
            });
            ProjectionProcessor processor = processor(failing, smallBatches());
            running.add(processor);
            processor.runOnce();
            processor.runOnce();
            assertThat(handled).containsExactlyElementsOf(placed.subList(1, 8));
        }
    }

    private static ProcessingOptions smallBatches() {
        return options()
                .pageSize(8)
                .batchSize(4)
                .errorPolicy(ErrorPolicy.deadLetter())
                .build();
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
