// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.golden;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A payload in JSON with one line for each field and element, so that differences can be reviewed. */
final class PayloadText {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    private PayloadText() {}

    /** The text; empty if the payload is not JSON in UTF-8. */
    static Optional<String> of(byte[] payload) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString()
                    .strip();
            boolean structured = json.startsWith("{") || json.startsWith("[") || json.startsWith("\"");
            return structured ? Optional.of(new PayloadText().append(json)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private String append(String json) {
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                text.append(c);
                if (c == '\\' && i + 1 < json.length()) {
                    text.append(json.charAt(++i));
                }
                quoted = c != '"';
            } else if (!Character.isWhitespace(c)) {
                quoted = c == '"';
                outside(c);
            }
        }
        return text.toString();
    }

    /** Appends a character that is not part of a string. */
    private void outside(char c) {
        switch (c) {
            case '{', '[' -> {
                text.append(c);
                depth++;
                line();
            }
            case '}', ']' -> close(c);
            case ',' -> {
                text.append(c);
                line();
            }
            case ':' -> text.append(": ");
            default -> text.append(c);
        }
    }

    private void close(char c) {
        depth = Math.max(0, depth - 1);
        int content = text.length();
        while (content > 0 && Character.isWhitespace(text.charAt(content - 1))) {
            content--;
        }
        boolean empty = content > 0 && "{[".indexOf(text.charAt(content - 1)) >= 0 && content < text.length();
        if (empty) {
            text.setLength(content);
        } else {
            line();
        }
        text.append(c);
    }

    private void line() {
        text.append('\n').append(INDENT.repeat(depth));
    }
}
