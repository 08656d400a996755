// SPDX-License-Identifier: MIT
/** Reads source files and finds the events in them. */
@NullMarked
package dev.pupsourcing.eventmap.discover;

import org.jspecify.annotations.NullMarked;
