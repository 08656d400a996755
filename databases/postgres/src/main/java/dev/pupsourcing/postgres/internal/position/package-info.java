// SPDX-License-Identifier: MIT
/** The next position of the identity column, and the position up to which the log is known to be settled. */
@NullMarked
package dev.pupsourcing.postgres.internal.position;

import org.jspecify.annotations.NullMarked;
