// SPDX-License-Identifier: MIT
/** Distributes the segments of projections among workers with leases. */
@NullMarked
package dev.pupsourcing.processing.internal.lease;

import org.jspecify.annotations.NullMarked;
