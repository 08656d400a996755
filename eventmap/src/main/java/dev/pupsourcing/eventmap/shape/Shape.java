// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the JSON of an event holds: the kind of each field, by its path. The path {@code *} is the event itself, {@code
 * lines[].price.amount} a field of each element of a list, {@code prices{}} the values of a map, and {@code
 * method<Card>.number} a field of one subtype of a sealed type.
 *
 * @param fields the kinds by path
 */
public record Shape(SortedMap<String, String> fields) {

    /** The path of the event itself. */
    public static final String EVENT = "*";

    private static final String SEPARATOR = ": ";

    /** Copies the fields. */
    public Shape {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** One line for each field, without indentation. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            lines.add(field.getKey() + SEPARATOR + field.getValue());
        }
        return lines;
    }

    /** Reads lines; a line without a kind has an empty one. */
    public static Shape parse(List<String> lines) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (String line : lines) {
            int end = line.indexOf(SEPARATOR);
            fields.put(
                    end < 0 ? line : line.substring(0, end), end < 0 ? "" : line.substring(end + SEPARATOR.length()));
        }
        return new Shape(fields);
    }
}
