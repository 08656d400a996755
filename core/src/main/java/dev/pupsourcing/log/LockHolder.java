// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Duration;

/**
 * A database session whose open transaction may hold a position.
 *
 * @param session the database's name for the session, for example a process id
 * @param user the database user
 * @param age the age of its transaction
 */
public record LockHolder(String session, String user, Duration age) {}
