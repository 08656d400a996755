// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.Event;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Derives the ids of a command's events, so that the same command always has the same event ids: a hash of the command
 * id and the event's index (UUID version 8). The time of a time-ordered command id is preserved, which keeps the index
 * of event ids dense.
 */
final class CommandIds {

    private static final int TIME_ORDERED = 7;
    private static final long TIME = 0xffff_ffff_ffff_0000L;

    private CommandIds() {}

    static UUID eventId(UUID commandId, int index) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(commandId, index));
        long most = hash.getLong();
        long least = hash.getLong();
        if (commandId.version() == TIME_ORDERED) {
            most = (commandId.getMostSignificantBits() & TIME) | (most & ~TIME);
        }
        return new UUID((most & ~0xf000L) | 0x8000L, (least & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** The events with ids derived from a command id. */
    static List<Event> applied(UUID commandId, List<Event> events) {
        List<Event> named = new ArrayList<>(events.size());
        for (Event event : events) {
            named.add(
                    event.toBuilder().eventId(eventId(commandId, named.size())).build());
        }
        return named;
    }

    private static byte[] sha256(UUID commandId, int index) {
        ByteBuffer input = ByteBuffer.allocate(20)
                .putLong(commandId.getMostSignificantBits())
                .putLong(commandId.getLeastSignificantBits())
                .putInt(index);
        try {
            return MessageDigest.getInstance("SHA-256").digest(input.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
