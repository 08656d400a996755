// SPDX-License-Identifier: MIT
/** Transactions on a data source: begin, commit, retries, and wake-ups after appends. */
@NullMarked
package dev.pupsourcing.jdbc.internal.transaction;

import org.jspecify.annotations.NullMarked;
