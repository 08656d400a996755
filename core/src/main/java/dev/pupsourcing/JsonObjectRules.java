// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The rules for metadata: one JSON object (RFC 8259) in UTF-8 that every database takes and returns unchanged.
 *
 * <p>Stricter than the grammar where databases differ: no duplicate keys, no NUL and no lone surrogate (escaped or
 * not), no number beyond a double, at most {@value #MAX_DEPTH} nested objects and arrays.
 */
final class JsonObjectRules {

    /** Deepest nesting, where the strictest database stops. */
    static final int MAX_DEPTH = 30;

    private static final byte[] EMPTY = {'{', '}'};

    private JsonObjectRules() {}

    /** The empty object; not to be changed. */
    static byte[] empty() {
        return EMPTY;
    }

    /** Throws an {@link InvalidEventException} for the named field unless the bytes are such an object. */
    static void check(String field, byte[] json) {
        if (java.util.Arrays.equals(json, EMPTY)) {
            return;
        }
        try {
            new JsonScanner(decode(json)).object();
        } catch (JsonScanner.Malformed e) {
            throw new InvalidEventException(field, "is not a JSON object that can be stored: " + e.getMessage());
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
