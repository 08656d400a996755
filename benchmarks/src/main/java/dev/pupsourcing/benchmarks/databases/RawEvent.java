// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The values of an event in an application without a library: a payload of 205 bytes and metadata of 53.
 *
 * @param id a time-ordered id
 * @param createdAt when it was created
 */
public record RawEvent(UUID id, Instant createdAt) {

    /** The bounded context of all events that are measured. */
    public static final String CONTEXT = "Sales";

    /** Their aggregate type. */
    public static final String AGGREGATE_TYPE = "Order";

    /** Their event type. */
    public static final String EVENT_TYPE = "OrderLineAdded";

    /** Their metadata. */
    public static final String METADATA = "{\"user\":\"user-0042\",\"source\":\"checkout\",\"tenant\":\"acme\"}";

    /** Their correlation id. */
    public static final String CORRELATION_ID = "5f0c6f1e-6a54-4f7a-9a43-0f0c3b8a6d11";

    private static final byte[] PAYLOAD = payloadOf(205);
    private static final AtomicLong TICKS = new AtomicLong(System.currentTimeMillis() << 12);

    /** The shared payload; must not be changed. */
    public static byte[] payload() {
        return PAYLOAD;
    }

    private static byte[] payloadOf(int size) {
        String start = "{\"sku\":\"SKU-000123\",\"quantity\":3,\"price\":\"19.99\",\"note\":\"";
        String end = "\"}";
        return (start + "x".repeat(size - start.length() - end.length()) + end).getBytes(StandardCharsets.UTF_8);
    }

    /** New events. */
    public static List<RawEvent> some(int count) {
        List<RawEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new RawEvent(nextId(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
        }
        return events;
    }

    /** An id that is greater than all earlier ones, in the format of UUID version 7. */
    private static UUID nextId() {
        long tick = TICKS.incrementAndGet();
        long most = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfffL);
        long least = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
