// SPDX-License-Identifier: MIT
/**
 * The event store in MySQL and MariaDB.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.mysql;

import org.jspecify.annotations.NullMarked;
