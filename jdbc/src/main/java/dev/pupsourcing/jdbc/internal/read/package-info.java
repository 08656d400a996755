// SPDX-License-Identifier: MIT
/** Reads streams and the global log. */
@NullMarked
package dev.pupsourcing.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
