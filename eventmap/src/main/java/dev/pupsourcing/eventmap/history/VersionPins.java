// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pins that say how a version is read: {@code split order: OrderPlaced v1}, {@code read-only order: OrderPlaced v2} and
 * {@code read-only order: OrderPlaced v2 as v1}. Records which were used. Not thread-safe.
 */
final class VersionPins {

    private static final Pattern KEYWORD = Pattern.compile("(split|read-only)\\s.*");
    private static final Pattern LINE = Pattern.compile(
            "(split|read-only)\\s+([^:\\s]+)\\s*:\\s*(.+?)\\s+v([1-9][0-9]{0,8})(?:\\s+as\\s+v([1-9][0-9]{0,8}))?");

    /** The version that a pin names. */
    private record Key(String aggregate, String eventType, int version) {

        @Override
        public String toString() {
            return eventType + " v" + version + " of " + aggregate;
        }
    }

    private record Pinned(VersionRole role, @Nullable Integer as, SourcePosition position) {}

    private final Map<Key, Pinned> pins = new LinkedHashMap<>();
    private final Set<Key> used = new HashSet<>();

    /** Whether a line is a pin of a version; it may be wrong. */
    static boolean matches(String line) {
        return KEYWORD.matcher(line).matches();
    }

    /**
     * Adds a line.
     *
     * @throws EventMapException if it is wrong, or another line is about the same version
     */
    void add(String line, SourcePosition position) {
        Matcher parts = LINE.matcher(line);
        VersionRole role = line.startsWith("split") ? VersionRole.SPLIT : VersionRole.READ_ONLY;
        if (!parts.matches() || role == VersionRole.SPLIT && parts.group(5) != null) {
            throw new EventMapException(
                    position,
                    "is not a pin of a version; write split aggregate: EventType v1, read-only aggregate: EventType v2,"
                            + " or read-only aggregate: EventType v2 as v1");
        }
        Key key = new Key(parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
        Integer as = parts.group(5) == null ? null : Integer.valueOf(parts.group(5));
        Pinned other = pins.putIfAbsent(key, new Pinned(role, as, position));
        if (other != null) {
            throw new EventMapException(
                    position,
                    key + " is already pinned in line " + other.position().line() + "; keep one of the two lines");
        }
    }

    /** The role of a version that has a class. */
    VersionRole role(String aggregate, String eventType, int version) {
        Key key = new Key(aggregate, eventType, version);
        Pinned pin = pins.get(key);
        if (pin == null) {
            return VersionRole.USUAL;
        }
        if (pin.as() != null) {
            throw new EventMapException(
                    pin.position(),
                    key + " is pinned to be read as v" + pin.as() + ", but has a class; delete the end of the line, or"
                            + " the line if the program writes it");
        }
        used.add(key);
        return pin.role();
    }

    /** The versions of a type that are read with the class of another version. */
    SortedMap<Integer, Integer> readAs(String aggregate, String eventType) {
        SortedMap<Integer, Integer> found = new TreeMap<>();
        pins.forEach((key, pin) -> {
            if (pin.as() != null
                    && key.aggregate().equals(aggregate)
                    && key.eventType().equals(eventType)) {
                used.add(key);
                found.put(key.version(), pin.as());
            }
        });
        return found;
    }

    /** The pins that were not used. */
    List<Problem> unused() {
        List<Problem> problems = new ArrayList<>();
        pins.forEach((key, pin) -> {
            if (!used.contains(key)) {
                problems.add(new Problem(
                        pin.position(), "there is no " + key + " with a class; correct the name, or remove the line"));
            }
        });
        return problems;
    }
}
