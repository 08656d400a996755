// SPDX-License-Identifier: MIT
/** Finds rows of an event store that contradict each other, as after a deletion by hand or a partial restore. */
@NullMarked
package dev.pupsourcing.jdbc.verify;

import org.jspecify.annotations.NullMarked;
