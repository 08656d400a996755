// SPDX-License-Identifier: MIT
/** Finds the events in source files. */
@NullMarked
package dev.pupsourcing.eventmap.discover;

import org.jspecify.annotations.NullMarked;
