// SPDX-License-Identifier: MIT
/** Transactions over a data source: begin, commit, repetition, and the wake-up after an append. */
@NullMarked
package dev.pupsourcing.jdbc.internal.transaction;

import org.jspecify.annotations.NullMarked;
