// SPDX-License-Identifier: MIT
/** Transactions, handler calls and retries, and what their failures mean. */
@NullMarked
package dev.pupsourcing.processing.internal.guard;

import org.jspecify.annotations.NullMarked;
