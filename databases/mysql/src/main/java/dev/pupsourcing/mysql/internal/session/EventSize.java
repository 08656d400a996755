// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import dev.pupsourcing.Event;
import java.util.function.IntUnaryOperator;

/** The maximum size of an event in a statement. Thread-safe. */
enum EventSize {

    /** For any driver; MySQL's sends bytes as hexadecimal digits. */
    DOUBLED {
        @Override
        long content(Event event) {
            return 2 * raw(event);
        }
    },

    /** For MariaDB's driver, which escapes quotes, backslashes and some control characters. */
    ESCAPED {
        @Override
        long content(Event event) {
            return raw(event) + escapes(event);
        }
    },

    /** For the binary protocol of server-side prepared statements. */
    BINARY {
        @Override
        long content(Event event) {
            return raw(event);
        }
    };

    /** The size of numbers, ids, times, quotes and commas of a row. */
    private static final long ROW_BYTES = 512;

    /** A character has up to 3 bytes in UTF-8 (4 for a surrogate pair), and might be escaped. */
    private static final long BYTES_PER_CHARACTER = 6;

    /** The size of an event's row in bytes. */
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

    /** The size of payload and metadata in bytes. */
    abstract long content(Event event);

    private static long raw(Event event) {
        return (long) event.payloadSize() + event.metadataSize();
    }

    private static long escapes(Event event) {
        byte[] payload = event.payload();
        String metadata = event.metadataJson();
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

    /** The characters that are escaped, and some more. */
    private static boolean isEscaped(int character) {
        return switch (character) {
            case 0, '\n', '\r', 26, '"', '\'', '\\' -> true;
            default -> false;
        };
    }
}
