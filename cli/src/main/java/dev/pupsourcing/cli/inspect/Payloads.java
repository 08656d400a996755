// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Formats payloads for display. */
final class Payloads {

    private Payloads() {}

    /** A payload as text, or its length if it is not text. */
    static String text(byte[] payload) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            return "(" + payload.length + " bytes)";
        }
    }
}
