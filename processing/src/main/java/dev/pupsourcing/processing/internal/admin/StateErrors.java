// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.projection.status.ParkedStream;
import java.util.List;

/** The exceptions for requests that the state of a projection does not allow. */
public final class StateErrors {

    private StateErrors() {}

    public static ProjectionStateException unknown(String projection) {
        return new ProjectionStateException(
                projection,
                ProjectionStateException.Reason.UNKNOWN,
                "is unknown here; check the name, and start the projection first");
    }

    public static ProjectionStateException failed(String projection, String failure) {
        return new ProjectionStateException(
                projection,
                ProjectionStateException.Reason.FAILED,
                "has stopped and was not restarted (" + failure + "); fix the cause and start it");
    }

    public static ProjectionStateException parked(ParkedStream row, long position) {
        return new ProjectionStateException(
                row.projection(),
                ProjectionStateException.Reason.PARKED,
                "has not handled position " + position + ": stream " + PrintableText.quoted(row.stream())
                        + " is parked since position " + row.firstPosition() + " (" + row.error()
                        + "); replay or discard the stream");
    }

    public static ProjectionStateException deadLetter(DeadLetter letter) {
        return new ProjectionStateException(
                letter.projection(),
                ProjectionStateException.Reason.DEAD_LETTER,
                "has not handled position " + letter.position() + ": the event of stream "
                        + PrintableText.quoted(letter.stream()) + " is a dead letter (" + letter.error()
                        + "); replay or discard it");
    }

    public static ProjectionStateException incomplete(String readModel, ParkedStream row, long parked) {
        return new ProjectionStateException(
                row.projection(),
                ProjectionStateException.Reason.PARKED,
                "cannot become the active version of read model \"" + readModel + "\": " + parked
                        + " of its streams are parked, the first of them " + PrintableText.quoted(row.stream())
                        + " since position "
                        + row.firstPosition() + "; replay or discard them");
    }

    public static ProjectionStateException inUse(String projection, List<String> owners) {
        return new ProjectionStateException(
                projection,
                ProjectionStateException.Reason.IN_USE,
                "cannot be removed while it is running: there are live workers or leases of " + owners
                        + "; stop them first");
    }
}
