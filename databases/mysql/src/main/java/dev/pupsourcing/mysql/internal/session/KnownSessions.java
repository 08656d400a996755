// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.WeakHashMap;

/**
 * What appends have shown about the sessions that they ran in, so that the usual append need not ask again: the largest
 * statement that a session was found to take, and that it draws consecutive positions. Thread-safe.
 *
 * <p>The size holds as long as the session does: {@code max_allowed_packet} of a session is read-only. The increment may be
 * changed meanwhile, so the positions are watched: those that a session draws differ by multiples of its increment, and as
 * long as their differences have no common divisor, the increment is 1.
 */
public final class KnownSessions {

    /** After how many positions with a common divisor a session is not known any more. */
    public static final int MOST_SUSPECT = 16;

    private final Map<Connection, Session> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Whether a session is known to draw consecutive positions, and to take a statement of this many bytes. */
    public boolean take(Connection tx, long packetBytes) {
        Session session = sessions.get(connection(tx));
        return session != null && session.takes(packetBytes);
    }

    /**
     * Notes an append.
     *
     * @param packetBytes the size of its largest statement; empty if the session was not asked whether it fits
     * @param position of its last event
     */
    public void appended(Connection tx, OptionalLong packetBytes, long position) {
        Session session = sessions.computeIfAbsent(connection(tx), key -> new Session());
        session.drew(position);
        packetBytes.ifPresent(session::found);
    }

    /** The driver's connection, which pools hand out again and again. */
    private static Connection connection(Connection tx) {
        try {
            return tx.isWrapperFor(Connection.class) ? tx.unwrap(Connection.class) : tx;
        } catch (SQLException e) {
            return tx;
        }
    }

    /** One session. */
    private static final class Session {

        private long largest;
        private long last;
        private long divisor;
        private int suspect;

        synchronized boolean takes(long packetBytes) {
            return packetBytes <= largest;
        }

        synchronized void found(long packetBytes) {
            largest = Math.max(largest, packetBytes);
            divisor = 0;
            suspect = 0;
        }

        synchronized void drew(long position) {
            divisor = divisor(divisor, position - last);
            last = position;
            if (divisor == 1) {
                divisor = 0;
                suspect = 0;
            } else if (++suspect == MOST_SUSPECT) {
                largest = 0;
            }
        }

        private static long divisor(long one, long other) {
            long a = one;
            long b = Math.abs(other);
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }
    }
}
