// SPDX-License-Identifier: MIT
/** Other event stores, set up as their users would, for contests with the library. */
@NullMarked
package dev.pupsourcing.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
