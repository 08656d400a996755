// SPDX-License-Identifier: MIT
/** Prevents the parts of one run from starving each other of connections. */
@NullMarked
package dev.pupsourcing.processing.internal.pool;

import org.jspecify.annotations.NullMarked;
