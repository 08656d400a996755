// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Generated events of many interleaved streams, some with content that is easily damaged. */
public final class GeneratedEvents {

    private static final int EVENTS_PER_STREAM = 10;
    private static final int OPEN_STREAMS = 50;
    private static final Instant BEGIN = Instant.parse("2020-02-29T23:59:59.999999Z");

    private final Random random = new Random(7);
    private final long[] streams = new long[OPEN_STREAMS];
    private final int[] versions = new int[OPEN_STREAMS];
    private long nextStream;

    private GeneratedEvents() {
        for (int i = 0; i < OPEN_STREAMS; i++) {
            streams[i] = nextStream++;
        }
    }

    /** Writes a file of events, as export writes them. */
    public static Path write(Path file, long count) throws IOException {
        GeneratedEvents events = new GeneratedEvents();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            EventLineWriter writer = new EventLineWriter(out);
            int open = 0;
            for (long position = 1; position <= count; position++) {
                open = events.random.nextInt(3) == 0 ? open : events.random.nextInt(OPEN_STREAMS);
                writer.write(events.next(open, position));
            }
        }
        return file;
    }

    private PersistedEvent next(int open, long position) {
        if (versions[open] == EVENTS_PER_STREAM) {
            streams[open] = nextStream++;
            versions[open] = 0;
        }
        long version = ++versions[open];
        String context = streams[open] % 3 == 0 ? "Billing" : "Shop \"Süd\"";
        Event event = Event.builder(StreamId.of(context, "Order", "order-" + streams[open] + "/ü😀"), "Changed")
                .eventId(new UUID(random.nextLong(), random.nextLong()))
                .eventVersion(1 + (int) (position % 2))
                .createdAt(BEGIN.plusNanos(position * 1_000_001_000L))
                .payload(payload(position))
                .metadataJson(position % 5 == 0 ? "{ \"b\":1.50,\"a\" : [ ] }" : "{}")
                .correlationId(position % 7 == 0 ? "correlation-" + position / 7 : null)
                .build();
        return PersistedEvent.of(event, position, version);
    }

    private byte[] payload(long position) {
        byte[] payload = switch ((int) (position % 6)) {
            case 0 -> new byte[0];
            case 1 -> random(100);
            case 2 -> utf8("{\"b\":1.10,\"a\" :[1, 2,3], \"text\":\"\\u00e9\\n\", \"b\":1e400}");
            case 3 -> utf8("{\n  \"lines\": true\r\n}\n");
            case 4 -> utf8("\"ünïcode 😀 \\ud83d\\ude00\"");
            default -> utf8("{\"number\":" + position + ",\"name\":\"" + "x".repeat(90) + "\"}");
        };
        return payload;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
