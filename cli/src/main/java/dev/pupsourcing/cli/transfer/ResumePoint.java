// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the position at which an interrupted export continues, after the last complete line of its file. */
final class ResumePoint {

    private static final int BLOCK = 1 << 16;

    private ResumePoint() {}

    /** Removes an incomplete line from a file and returns the position of its last event, 0 if it has none. */
    static long find(Path file, Pupsourcing store) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long end = lineBreakBefore(content, content.length()) + 1;
            if (end == 0) {
                content.setLength(0);
                return 0;
            }
            long position = positionOf(file, content, end, store);
            content.setLength(end);
            return position;
        }
    }

    private static long positionOf(Path file, RandomAccessFile content, long end, Pupsourcing store)
            throws IOException {
        long begin = lineBreakBefore(content, end - 1) + 1;
        if (end - begin > NdjsonReader.MAX_LINE) {
            throw CommandFailure.of("the last line of " + PrintableText.quoted(file) + " is not an event of an export");
        }
        byte[] line = new byte[(int) (end - begin)];
        content.seek(begin);
        content.readFully(line);
        ImportedEvent last = parsed(file, line);
        if (last.position() == 0 || !isStored(last, store)) {
            throw CommandFailure.of("the last event of " + PrintableText.quoted(file) + ", id "
                    + last.event().eventId() + ", is not in this store at position " + last.position()
                    + "; the file is from another store, so export to a different file");
        }
        return last.position();
    }

    private static ImportedEvent parsed(Path file, byte[] line) {
        try {
            return EventLineReader.read(1, line, line.length);
        } catch (BadLineException e) {
            throw CommandFailure.of(
                    "the last line of " + PrintableText.quoted(file) + " is not an event of an export", e);
        }
    }

    private static boolean isStored(ImportedEvent event, Pupsourcing store) {
        try {
            List<PersistedEvent> found =
                    store.inTransaction(tx -> store.store().peekLog(tx, ReadScope.all(), event.position() - 1, 1));
            return found.size() == 1 && found.get(0).event().equals(event.event());
        } catch (EventStoreException e) {
            throw CommandFailure.of("the store cannot be read: " + e.getMessage(), e);
        }
    }

    /** The offset of the last line break before an offset, or -1. */
    private static long lineBreakBefore(RandomAccessFile content, long offset) throws IOException {
        byte[] block = new byte[BLOCK];
        long end = offset;
        while (end > 0) {
            int count = (int) Math.min(BLOCK, end);
            content.seek(end - count);
            content.readFully(block, 0, count);
            for (int i = count - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - count + i;
                }
            }
            end -= count;
        }
        return -1;
    }
}
