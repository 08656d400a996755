// SPDX-License-Identifier: MIT
/** Shares the segments of projections among workers: who runs what, for how long, and how it moves. */
@NullMarked
package dev.pupsourcing.processing.internal.lease;

import org.jspecify.annotations.NullMarked;
