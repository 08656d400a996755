// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.projection.spi.DeadLetter;
import dev.pupsourcing.projection.spi.ParkedStream;
import java.util.List;

/** A request about a projection that its state does not allow, such as waiting for an event that it has parked. */
public final class ProjectionStateException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final Reason reason;

    /** What the state is. More may be added; a switch needs a default. */
    public enum Reason {
        /** No projection of this name has been started yet, or it was forgotten. */
        UNKNOWN,
        /** It has stopped because of a failure, and has not been started again since. */
        FAILED,
        /** Events wait in a parked stream, which must be replayed or discarded first. */
        PARKED,
        /** The event is a dead letter, which must be replayed or discarded first. */
        DEAD_LETTER,
        /** It is running. */
        IN_USE
    }

    private ProjectionStateException(String projection, Reason reason, String problem) {
        super("projection \"" + projection + "\" " + problem, null, true);
        this.projection = projection;
        this.reason = reason;
    }

    static ProjectionStateException unknown(String projection) {
        return new ProjectionStateException(
                projection, Reason.UNKNOWN, "is not known here; check the name, and start the projection first");
    }

    static ProjectionStateException failed(String projection, String failure) {
        return new ProjectionStateException(
                projection,
                Reason.FAILED,
                "has stopped and was not started again since (" + failure + "); correct the cause and start it");
    }

    static ProjectionStateException parked(ParkedStream row, long position) {
        return new ProjectionStateException(
                row.projection(),
                Reason.PARKED,
                "has not handled position " + position + ": stream " + row.stream() + " is parked since position "
                        + row.firstPosition() + " (" + row.error() + "); replay or discard the stream");
    }

    static ProjectionStateException deadLetter(DeadLetter letter) {
        return new ProjectionStateException(
                letter.projection(),
                Reason.DEAD_LETTER,
                "has not handled position " + letter.position() + ": the event of stream " + letter.stream()
                        + " is a dead letter (" + letter.error() + "); replay or discard it");
    }

    static ProjectionStateException incomplete(String readModel, ParkedStream row, long parked) {
        return new ProjectionStateException(
                row.projection(),
                Reason.PARKED,
                "cannot become the active version of read model \"" + readModel + "\": " + parked
                        + " parked streams lack events, the first of them " + row.stream() + " since position "
                        + row.firstPosition() + "; replay or discard them");
    }

    static ProjectionStateException inUse(String projection, List<String> owners) {
        return new ProjectionStateException(
                projection,
                Reason.IN_USE,
                "cannot be forgotten while it is running: there are live workers or leases of " + owners
                        + "; stop them first");
    }

    /** The projection's name. */
    public String projection() {
        return projection;
    }

    /** What the state is. */
    public Reason reason() {
        return reason;
    }
}
