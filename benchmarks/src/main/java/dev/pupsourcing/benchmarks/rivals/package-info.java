// SPDX-License-Identifier: MIT
/** Other event stores, configured as their users would, for comparison with the library. */
@NullMarked
package dev.pupsourcing.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
