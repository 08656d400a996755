// SPDX-License-Identifier: MIT
/** Suites about running projections. */
@NullMarked
package dev.pupsourcing.tck.projection;

import org.jspecify.annotations.NullMarked;
