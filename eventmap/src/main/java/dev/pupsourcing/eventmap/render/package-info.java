// SPDX-License-Identifier: MIT
/** Writes the mapping classes and their tests. */
@NullMarked
package dev.pupsourcing.eventmap.render;

import org.jspecify.annotations.NullMarked;
