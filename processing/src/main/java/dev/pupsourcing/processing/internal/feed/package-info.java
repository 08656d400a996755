// SPDX-License-Identifier: MIT
/** Reads the log once for all consumers of a process. */
@NullMarked
package dev.pupsourcing.processing.internal.feed;

import org.jspecify.annotations.NullMarked;
