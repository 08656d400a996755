// SPDX-License-Identifier: MIT
/** One projection in several partitions, each in a process of its own. */
@NullMarked
package dev.pupsourcing.examples.partitioned;

import org.jspecify.annotations.NullMarked;
