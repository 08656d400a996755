// SPDX-License-Identifier: MIT
/** Transactions, handler calls and retries, and the classification of their failures. */
@NullMarked
package dev.pupsourcing.processing.internal.guard;

import org.jspecify.annotations.NullMarked;
