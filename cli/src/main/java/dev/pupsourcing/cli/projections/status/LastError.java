// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections.status;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last error of a projection that the database knows. Errors of attempts that are still retried are only in the log of
 * the program.
 *
 * @param text what happened, and to which event
 * @param at when, by the database's clock
 */
public record LastError(String text, Instant at) {

    /** The number of parked streams and of dead letters to look through. */
    private static final int MOST = 1_000;

    /** The newest of the failure, the parked streams and the dead letters. */
    public static Optional<LastError> of(ProjectionAdmin projections, ProjectionStatus status) {
        String name = status.projection();
        Stream<LastError> failure =
                status.failure().flatMap(text -> status.failedAt().map(at -> new LastError(text, at))).stream();
        Stream<LastError> parked = status.parked() == 0
                ? Stream.of()
                : projections.parked(name, MOST).stream()
                        .map(row -> new LastError(
                                described(row.error(), row.firstPosition(), row.stream()), row.parkedAt()));
        Stream<LastError> dead = status.dead() == 0
                ? Stream.of()
                : projections.deadLetters(name, MOST).stream()
                        .map(letter -> new LastError(
                                described(letter.error(), letter.position(), letter.stream()), letter.failedAt()));
        return Stream.of(failure, parked, dead).flatMap(errors -> errors).max(Comparator.comparing(LastError::at));
    }

    private static String described(String error, long position, StreamId stream) {
        return error + " (position " + position + ", stream " + PrintableText.quoted(stream) + ")";
    }
}
