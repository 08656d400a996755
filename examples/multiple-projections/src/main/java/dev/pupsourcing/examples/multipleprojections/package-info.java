// SPDX-License-Identifier: MIT
/** Several projections in one runner: they share one reader of the log, and each has its own checkpoint. */
@NullMarked
package dev.pupsourcing.examples.multipleprojections;

import org.jspecify.annotations.NullMarked;
