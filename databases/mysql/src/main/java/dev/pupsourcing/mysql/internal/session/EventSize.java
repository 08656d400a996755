// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import dev.pupsourcing.Event;
import java.util.function.IntUnaryOperator;

/** How many bytes an event takes in a statement, at most. Thread-safe. */
enum EventSize {

    /** Whatever the driver does; MySQL's sends bytes as hexadecimal digits. */
    DOUBLED {
        @Override
        long content(Event event) {
            return 2 * raw(event);
        }
    },

    /** With MariaDB's driver, which escapes quotes, backslashes and some control characters. */
    ESCAPED {
        @Override
        long content(Event event) {
            return raw(event) + escapes(event);
        }
    },

    /** In the binary protocol of statements that the server prepares. */
    BINARY {
        @Override
        long content(Event event) {
            return raw(event);
        }
    };

    /** Numbers, ids, times, quotes and commas of a row. */
    private static final long ROW_BYTES = 512;

    /** A character has up to 3 bytes in UTF-8 (4 if it is two of Java's), and might be escaped. */
    private static final long BYTES_PER_CHARACTER = 6;

    /** The bytes of an event's row. */
    long bytes(Event event) {
        long characters = event.boundedContext().length()
                + event.aggregateType().length()
                + event.aggregateId().length()
                + event.eventType().length()
                + event.traceId().map(String::length).orElse(0)
                + event.correlationId().map(String::length).orElse(0)
                + event.causationId().map(String::length).orElse(0);
        return content(event) + BYTES_PER_CHARACTER * characters + ROW_BYTES;
    }

    /** The bytes of the payload and the metadata. */
    abstract long content(Event event);

    private static long raw(Event event) {
        return (long) event.payloadSize() + event.metadataSize();
    }

    private static long escapes(Event event) {
        byte[] payload = event.payload();
        String metadata = event.metadataText();
        return escapes(payload.length, i -> payload[i]) + escapes(metadata.length(), metadata::charAt);
    }

    private static long escapes(int length, IntUnaryOperator characters) {
        long escapes = 0;
        for (int i = 0; i < length; i++) {
            if (isEscaped(characters.applyAsInt(i))) {
                escapes++;
            }
        }
        return escapes;
    }

    /** What is escaped, and some characters more. */
    private static boolean isEscaped(int character) {
        return switch (character) {
            case 0, '\n', '\r', 26, '"', '\'', '\\' -> true;
            default -> false;
        };
    }
}
