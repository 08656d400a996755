// SPDX-License-Identifier: MIT
/** Appends and projections in transactions of Jakarta Transactions. */
@NullMarked
package dev.pupsourcing.examples.jta;

import org.jspecify.annotations.NullMarked;
