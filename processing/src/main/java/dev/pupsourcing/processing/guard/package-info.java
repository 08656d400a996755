// SPDX-License-Identifier: MIT
/** Keeps handlers from ending the transaction they work in. */
@NullMarked
package dev.pupsourcing.processing.guard;

import org.jspecify.annotations.NullMarked;
