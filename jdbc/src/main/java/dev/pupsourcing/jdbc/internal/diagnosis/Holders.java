// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.log.LockHolder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Describes the sessions that hold something up. */
final class Holders {

    /** The maximum number of sessions that a finding names. */
    private static final int MOST = 3;

    private static final String UNKNOWN =
            "find the session that has a transaction open in the server's list of sessions, and end it";

    private Holders() {}

    /** The sessions as the end of a sentence; empty if there are none. */
    static String described(List<LockHolder> holders) {
        if (holders.isEmpty()) {
            return "";
        }
        return " by "
                + holders.stream().limit(MOST).map(Holders::described).collect(Collectors.joining(", "))
                + (holders.size() > MOST ? " and " + (holders.size() - MOST) + " more" : "");
    }

    private static String described(LockHolder holder) {
        return "session " + holder.session() + (holder.user().isEmpty() ? "" : " of user " + holder.user())
                + ", whose transaction is open for " + age(holder.age());
    }

    /** A duration in its largest unit that is not zero. */
    static String age(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }

    /** What ends the sessions. */
    static String cure(ServerDiagnosis server, List<LockHolder> holders) {
        List<String> statements = holders.stream()
                .limit(MOST)
                .flatMap(holder -> server.endSession(holder.session()).stream())
                .toList();
        return statements.isEmpty()
                ? UNKNOWN
                : "let it commit or roll back, or end it with " + String.join("; ", statements);
    }

    static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
