// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the lock file: a version of an event type that may be stored, and its class.
 *
 * @param aggregate the aggregate's name
 * @param eventType the event type
 * @param version the version
 * @param className the full name of the class
 */
record LockEntry(String aggregate, String eventType, int version, String className) {

    private static final Pattern LINE = Pattern.compile("([^:\\s]+): (.+) v([1-9][0-9]{0,8}) = (\\S+)");

    static LockEntry parse(String line, SourcePosition position) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new EventMapException(
                    position,
                    "is not an entry of a lock file, such as aggregate: EventType v1 = class" + LockReader.REMEDY);
        }
        return new LockEntry(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)), parts.group(4));
    }

    LockEntry in(String otherAggregate) {
        return new LockEntry(otherAggregate, eventType, version, className);
    }

    boolean sameVersion(LockEntry other) {
        return sameType(other) && version == other.version;
    }

    boolean sameType(LockEntry other) {
        return aggregate.equals(other.aggregate) && eventType.equals(other.eventType);
    }

    /** The version in messages, for example {@code OrderPlaced v2 of order}. */
    String title() {
        return eventType + " v" + version + " of " + aggregate;
    }

    /** The version as it begins the line, for example {@code order: OrderPlaced v2}. */
    String versionName() {
        return aggregate + ": " + eventType + " v" + version;
    }

    /** Whether this is a version as it begins the line; blanks do not matter. */
    boolean version(String name) {
        return versionName().equals(name.strip().replaceFirst("\\s*:\\s*", ": "));
    }

    /** The line. */
    @Override
    public String toString() {
        return versionName() + " = " + className;
    }
}
