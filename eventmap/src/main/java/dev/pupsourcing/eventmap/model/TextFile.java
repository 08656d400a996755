// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads UTF-8 files and reports the position of malformed bytes. */
public final class TextFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** A file's text without a byte order mark, or one error that names the line and column of the first bad byte. */
    public static String read(Path file) {
        CharBuffer text = decode(file, bytes(file));
        String all = text.toString();
        return all.startsWith(BYTE_ORDER_MARK) ? all.substring(1) : all;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static CharBuffer decode(Path file, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw new EventMapException(end(file, text.toString()), "is not UTF-8; save the file as UTF-8");
        }
        return text;
    }

    private static SourcePosition end(Path file, String text) {
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        return SourcePosition.of(file, line, text.length() - text.lastIndexOf('\n'));
    }
}
