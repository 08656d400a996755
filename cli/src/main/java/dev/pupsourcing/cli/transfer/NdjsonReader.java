// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the lines of a stream one at a time into one buffer. Not thread-safe. */
final class NdjsonReader {

    /** The maximum length of a line: the largest payload in Base64, plus the other fields. */
    static final int MAX_LINE = 32 * 1024 * 1024;

    private static final int CHUNK = 1 << 16;
    private static final int FIRST_BUFFER = 1 << 12;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[FIRST_BUFFER];
    private int length;
    private long number;
    private long bytes;
    private boolean cutOff;

    NdjsonReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next line that is not blank; false at the end.
     *
     * @throws BadLineException if the line is longer than {@link #MAX_LINE}
     */
    boolean next() throws IOException, BadLineException {
        while (read()) {
            number++;
            if (number == 1) {
                dropByteOrderMark();
            }
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Reads one line without its line break; false at the end. */
    private boolean read() throws IOException, BadLineException {
        length = 0;
        cutOff = false;
        while (true) {
            if (chunkAt == chunkEnd && !fill()) {
                cutOff = length > 0;
                return cutOff;
            }
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            add(end);
            if (end < chunkEnd) {
                chunkAt = end + 1;
                bytes++;
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, in.read(chunk));
        return chunkEnd > 0;
    }

    private void add(int end) throws BadLineException {
        int count = end - chunkAt;
        if (length + count > MAX_LINE) {
            throw new BadLineException(number + 1, "is longer than " + MAX_LINE + " bytes");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_LINE, Math.max(2 * line.length, length + count)));
        }
        System.arraycopy(chunk, chunkAt, line, length, count);
        length += count;
        bytes += count;
        chunkAt = end;
    }

    private void dropByteOrderMark() {
        if (length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf) {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The event of the current line. */
    ImportedEvent event() throws BadLineException {
        try {
            return EventLineReader.read(number, line, length);
        } catch (BadLineException e) {
            throw cutOff ? new BadLineException(number, "is incomplete: the input ends without a line break") : e;
        }
    }

    /** The number of bytes read. */
    long bytes() {
        return bytes;
    }

    /** The number of lines read. */
    long number() {
        return number;
    }
}
