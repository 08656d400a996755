// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules for metadata: one JSON object (RFC 8259) in UTF-8 that all databases store and return unchanged.
 *
 * <p>Stricter than the grammar where databases differ: no duplicate keys, no NUL and no unpaired surrogate (escaped or
 * not), no number outside the range of a double, at most {@value #MAX_DEPTH} nested objects and arrays.
 */
public final class JsonObjectRules {

    /** The maximum nesting depth, that of the strictest database. */
    public static final int MAX_DEPTH = 30;

    private static final byte[] EMPTY = {'{', '}'};

    private JsonObjectRules() {}

    /** The empty object; not to be changed. */
    public static byte[] empty() {
        return EMPTY;
    }

    /** The problem of the bytes, to follow the field's name; null if they are such an object. */
    public static @Nullable String problem(byte[] json) {
        if (Arrays.equals(json, EMPTY)) {
            return null;
        }
        try {
            new JsonScanner(decode(json)).object();
            return null;
        } catch (JsonScanner.Malformed e) {
            return "is not a JSON object that can be stored: " + e.getMessage();
        }
    }

    private static String decode(byte[] json) throws JsonScanner.Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonScanner.Malformed("it is not UTF-8");
        }
    }
}
