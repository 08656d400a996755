// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.WeakHashMap;

/**
 * Facts about sessions from earlier appends, so that most appends need not check again: the largest statement that a
 * session has accepted, and that it assigns consecutive positions. Thread-safe.
 *
 * <p>The size is valid while the session exists, because {@code max_allowed_packet} is read-only in a session. The
 * increment may be changed, so positions are tracked: those of a session differ by multiples of its increment, and
 * while their differences have no common divisor, the increment is 1.
 */
public final class KnownSessions {

    /** The number of positions with a common divisor after which a session is no longer known. */
    public static final int MOST_SUSPECT = 16;

    private final Map<Connection, Session> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Whether a session is known to assign consecutive positions, and to accept a statement of this size. */
    public boolean take(Connection tx, long packetBytes) {
        Session session = sessions.get(connection(tx));
        return session != null && session.takes(packetBytes);
    }

    /**
     * Records an append.
     *
     * @param packetBytes the size of its largest statement; empty if the session was not checked
     * @param position the position of its last event
     */
    public void appended(Connection tx, OptionalLong packetBytes, long position) {
        Session session = sessions.computeIfAbsent(connection(tx), key -> new Session());
        session.drew(position);
        packetBytes.ifPresent(session::found);
    }

    /** The driver's connection, which pools reuse. */
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
