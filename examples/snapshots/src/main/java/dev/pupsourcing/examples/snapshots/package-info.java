// SPDX-License-Identifier: MIT
/** A long stream is loaded from a snapshot and the events after it. */
@NullMarked
package dev.pupsourcing.examples.snapshots;

import org.jspecify.annotations.NullMarked;
