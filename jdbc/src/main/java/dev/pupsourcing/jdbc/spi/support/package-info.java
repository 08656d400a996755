// SPDX-License-Identifier: MIT
/** Helpers for authors of databases; none of them is required. */
@NullMarked
package dev.pupsourcing.jdbc.spi.support;

import org.jspecify.annotations.NullMarked;
