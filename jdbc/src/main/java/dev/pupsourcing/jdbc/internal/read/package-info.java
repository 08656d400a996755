// SPDX-License-Identifier: MIT
/** Reads streams and the log. */
@NullMarked
package dev.pupsourcing.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
