// SPDX-License-Identifier: MIT
/** Snapshots: the kept state of long streams, and the port through which they are kept. Optional throughout. */
@NullMarked
package dev.pupsourcing.snapshot;

import org.jspecify.annotations.NullMarked;
