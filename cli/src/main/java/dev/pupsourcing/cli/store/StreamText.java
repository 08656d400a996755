// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.CommandFailure;
import java.util.List;

/** The text form of stream ids. */
public final class StreamText {

    private StreamText() {}

    /** Parses {@code CONTEXT/TYPE/ID} as one word, or three words if a name contains a slash. */
    public static StreamId parse(List<String> words) {
        String[] parts = words.size() == 1 ? words.get(0).split("/", 3) : words.toArray(new String[0]);
        if (parts.length != 3) {
            throw CommandFailure.usage("a stream must be CONTEXT/TYPE/ID, such as Shop/Order/order-1, was \""
                    + String.join(" ", words) + "\"");
        }
        try {
            return StreamId.of(parts[0], parts[1], parts[2]);
        } catch (InvalidEventException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** Formats a stream id as {@code CONTEXT/TYPE/ID}. */
    public static StreamId parse(String word) {
        return parse(List.of(word));
    }
}
