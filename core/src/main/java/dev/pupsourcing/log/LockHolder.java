// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Duration;

/**
 * A database session that may hold a position in flight.
 *
 * @param session the database's name for the session, for example a process id
 * @param user the database user
 * @param age how long its transaction has been open
 */
public record LockHolder(String session, String user, Duration age) {}
