// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON values inside a JSON line, preserved byte for byte: they are written to the line unchanged, and read from it by
 * their offsets.
 */
final class ExactJson {

    /** One level less than the limit of a line, because the line itself is an object. */
    private static final int MAX_DEPTH = 400;

    private static final JsonFactory VALUES = factory(MAX_DEPTH);
    static final JsonFactory LINES = factory(MAX_DEPTH + 1);

    private ExactJson() {}

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** Whether bytes are exactly one JSON value in UTF-8, without white space around it and on one line. */
    static boolean fitsALine(byte[] bytes) {
        return bytes.length > 0 && onOneLine(bytes) && isUtf8(bytes) && isOneValue(bytes);
    }

    private static boolean onOneLine(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isOneValue(byte[] bytes) {
        try (JsonParser parser = VALUES.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken token = parser.nextToken();
            if (token == null || start(parser) != 0) {
                return false;
            }
            return endOfValue(parser) == bytes.length && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The offset at which the current token begins. */
    static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Reads the current value and returns the offset of its end. */
    static int endOfValue(JsonParser parser) {
        parser.skipChildren();
        parser.finishToken();
        return (int) parser.currentLocation().getByteOffset();
    }
}
