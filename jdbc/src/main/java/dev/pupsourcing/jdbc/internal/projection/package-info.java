// SPDX-License-Identifier: MIT
/** What is remembered for projections, in tables. */
@NullMarked
package dev.pupsourcing.jdbc.internal.projection;

import org.jspecify.annotations.NullMarked;
