// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the pins file: a class and its event type, or a package and the name of its aggregate.
 *
 * @param key the full name of the class or package
 * @param name the event type or the aggregate's name
 * @param version the version, if the line has one
 * @param position the position of the line
 */
record Pin(String key, String name, OptionalInt version, SourcePosition position) {

    private static final int LONGEST = 255;
    private static final Pattern LINE = Pattern.compile("([^=\\s]+)\\s*=\\s*(.+)");
    private static final Pattern VERSIONED = Pattern.compile("(.+?)\\s+v([1-9][0-9]{0,8})");

    static Pin parse(String line, SourcePosition position) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new EventMapException(
                    position, "is not a pin; write class = EventType, class = EventType v2, or package = aggregate");
        }
        Matcher versioned = VERSIONED.matcher(parts.group(2));
        if (versioned.matches()) {
            OptionalInt version = OptionalInt.of(Integer.parseInt(versioned.group(2)));
            return new Pin(parts.group(1), checked(versioned.group(1), position), version, position);
        }
        return new Pin(parts.group(1), checked(parts.group(2), position), OptionalInt.empty(), position);
    }

    private static String checked(String name, SourcePosition position) {
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            throw new EventMapException(
                    position, "event type has " + length + " characters, at most " + LONGEST + " are allowed");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new EventMapException(position, "event type must not contain control characters");
        }
        return name;
    }
}
