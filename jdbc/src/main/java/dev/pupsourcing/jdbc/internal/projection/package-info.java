// SPDX-License-Identifier: MIT
/** The persistent state of projections, in tables. */
@NullMarked
package dev.pupsourcing.jdbc.internal.projection;

import org.jspecify.annotations.NullMarked;
