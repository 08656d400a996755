// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The names of the files that hold golden payloads; valid and unambiguous on all file systems. */
public final class GoldenName {

    /** The end of the name of a payload that is JSON. */
    public static final String JSON = ".json";

    /** The end of the name of any other payload. */
    public static final String BINARY = ".bin";

    /** The end of the name of the file that holds what a payload is read as. */
    public static final String READ = ".read.txt";

    private GoldenName() {}

    /** The name without its end, for example {@code OrderPlaced.v2}. */
    public static String of(String eventType, int version) {
        return of(eventType) + version;
    }

    /** The beginning of the names of all versions of an event type, for example {@code OrderPlaced.v}. */
    public static String of(String eventType) {
        StringBuilder name = new StringBuilder();
        eventType.codePoints().forEach(c -> append(name, c));
        return name + ".v";
    }

    private static void append(StringBuilder name, int c) {
        boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '-' || (c == '.' && name.length() > 0);
        if (plain) {
            name.appendCodePoint(c);
            return;
        }
        for (byte unit : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            name.append(String.format(Locale.ROOT, "%%%02X", unit));
        }
    }
}
