// SPDX-License-Identifier: MIT
/** One projection in several partitions, each in a separate process. */
@NullMarked
package dev.pupsourcing.examples.partitioned;

import org.jspecify.annotations.NullMarked;
