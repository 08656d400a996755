// SPDX-License-Identifier: MIT
package dev.pupsourcing.slot;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The slots of aggregates: every aggregate id has one of {@value #COUNT} slots, the same on every JVM and database.
 *
 * <p>The slot is the 32-bit FNV-1a hash of the id's UTF-8 bytes, as an unsigned number, modulo {@value #COUNT} (hash:
 * Fowler, Noll, Vo; draft-eastlake-fnv). Test vectors: {@code "a"} has slot 300, {@code "foobar"} slot 360,
 * {@code "user-1"} slot 372.
 */
public final class Slots {

    /** The number of slots. */
    public static final int COUNT = 1024;

    private static final int FNV_OFFSET_BASIS = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private Slots() {}

    /** The slot of an aggregate id, 0 to {@value #COUNT} - 1. */
    public static int of(String aggregateId) {
        int hash = FNV_OFFSET_BASIS;
        for (byte b : Objects.requireNonNull(aggregateId, "aggregateId").getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash, COUNT);
    }
}
