// SPDX-License-Identifier: MIT
/**
 * Finds inconsistent rows of an event store, for example after a manual deletion or a partial restore.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.jdbc.verify;

import org.jspecify.annotations.NullMarked;
