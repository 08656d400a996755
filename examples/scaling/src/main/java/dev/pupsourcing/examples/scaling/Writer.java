// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Appends events on a separate thread until it is stopped. */
final class Writer implements AutoCloseable {

    /** The number of orders. */
    private static final int ORDERS = 200;

    private static final int PAUSE_MILLIS = 4;

    private final Pupsourcing pupsourcing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Long> placed = CompletableFuture.supplyAsync(this::run);

    Writer(Pupsourcing pupsourcing) {
        this.pupsourcing = pupsourcing;
    }

    private long run() {
        long events = 0;
        try {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                pupsourcing.append(
                        ExpectedVersion.any(),
                        Event.builder(StreamId.of("Sales", "Order", "order-" + events % ORDERS), "LineAdded")
                                .build());
                events++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }

    /** Stops the writer and returns the number of events that it has appended. */
    long stop() {
        close();
        return placed.join();
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
