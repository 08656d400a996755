// SPDX-License-Identifier: MIT
/** Parses source files to the declarations in them. */
@NullMarked
package dev.pupsourcing.eventmap.parse;

import org.jspecify.annotations.NullMarked;
