// SPDX-License-Identifier: MIT
/** Reads the log once for many consumers. */
@NullMarked
package dev.pupsourcing.processing.internal.feed;

import org.jspecify.annotations.NullMarked;
