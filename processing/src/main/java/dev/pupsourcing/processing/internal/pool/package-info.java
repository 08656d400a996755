// SPDX-License-Identifier: MIT
/** Keeps the parts of one run from starving each other of connections. */
@NullMarked
package dev.pupsourcing.processing.internal.pool;

import org.jspecify.annotations.NullMarked;
