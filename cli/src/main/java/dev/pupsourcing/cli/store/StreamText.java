// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.CommandFailure;
import java.util.List;

/** Streams as people write them. */
public final class StreamText {

    private StreamText() {}

    /** A stream as {@code CONTEXT/TYPE/ID} in one word, or as three words if a name holds a slash. */
    public static StreamId parse(List<String> words) {
        String[] parts = words.size() == 1 ? words.get(0).split("/", 3) : words.toArray(new String[0]);
        if (parts.length != 3) {
            throw CommandFailure.usage("\"" + String.join(" ", words)
                    + "\" is no stream; give CONTEXT/TYPE/ID, such as Shop/Order/order-1");
        }
        try {
            return StreamId.of(parts[0], parts[1], parts[2]);
        } catch (InvalidEventException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** A stream as {@code CONTEXT/TYPE/ID}. */
    public static StreamId parse(String word) {
        return parse(List.of(word));
    }
}
