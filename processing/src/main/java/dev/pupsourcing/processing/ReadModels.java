// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.internal.admin.HandledCheck;
import dev.pupsourcing.processing.internal.guard.StoreCall;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.ProjectionStateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The read side of projections, for request handlers: waits for a read model to include events, and finds active
 * versions. Thread-safe.
 */
public final class ReadModels {

    private static final Duration FIRST_LOOK = Duration.ofMillis(2);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(50);

    private final ProjectionBackend backend;

    private ReadModels(ProjectionBackend backend) {
        this.backend = backend;
    }

    /** Creates the read models of a backend. */
    public static ReadModels of(ProjectionHost host) {
        return new ReadModels(Objects.requireNonNull(host, "host").backend());
    }

    /**
     * Waits until a projection has handled the event at a position and all earlier ones, so that its read model
     * includes the event. Only the parked state of the event's own stream matters. Throws as soon as waiting cannot
     * help; a projection that was just started has 1 s to become known.
     *
     * @param position for example the last of {@link dev.pupsourcing.AppendResult#positions()}
     * @return whether it has handled them in time
     * @throws ProjectionStateException if the projection is unknown or has failed, or if the event is in a parked
     *     stream or a dead letter; has the reason
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(String projection, long position, Duration timeout) throws InterruptedException {
        return await(timeout, new HandledCheck(backend, projection, null, position));
    }

    /**
     * Waits until a projection has handled the events of one stream up to a position; with a partition strategy other than
     * the default, the events of all streams. See {@link #await(String, long, Duration)}.
     *
     * @throws ProjectionStateException as for all streams
     */
    public boolean await(String projection, StreamId stream, long position, Duration timeout)
            throws InterruptedException {
        Objects.requireNonNull(stream, "stream");
        return await(timeout, new HandledCheck(backend, projection, stream, position));
    }

    private static boolean await(Duration timeout, HandledCheck check) throws InterruptedException {
        Signal pauses = new Signal();
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration look = FIRST_LOOK;
        long left = deadline - System.nanoTime();
        while (!check.passed(left <= 0)) {
            if (left <= 0) {
                return false;
            }
            pauses.pause(Duration.ofNanos(Math.min(left, look.toNanos())));
            look = look.compareTo(LONGEST_LOOK) < 0 ? look.multipliedBy(2) : LONGEST_LOOK;
            left = deadline - System.nanoTime();
        }
        return true;
    }

    /** The projection that builds the active version of a read model; empty if none was activated. */
    public Optional<String> active(String readModel) {
        return StoreCall.run(
                backend,
                "read of a version",
                tx -> backend.projectionStore().activeVersions().active(tx, readModel));
    }
}
