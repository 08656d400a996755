// SPDX-License-Identifier: MIT
/** Several projections side by side, each with its own checkpoint, reading the log once. */
@NullMarked
package dev.pupsourcing.examples.multipleprojections;

import org.jspecify.annotations.NullMarked;
