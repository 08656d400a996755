// SPDX-License-Identifier: MIT
/** Runs projections: one-off or continuously, one or many, on one or several partitions. */
@NullMarked
package dev.pupsourcing.processing;

import org.jspecify.annotations.NullMarked;
