// SPDX-License-Identifier: MIT
/** What the identity column draws next, and the position up to which the log is known to be settled. */
@NullMarked
package dev.pupsourcing.postgres.internal.position;

import org.jspecify.annotations.NullMarked;
