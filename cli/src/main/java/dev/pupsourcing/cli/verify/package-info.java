// SPDX-License-Identifier: MIT
/** Checks whether the rows of an event store fit together. */
@NullMarked
package dev.pupsourcing.cli.verify;

import org.jspecify.annotations.NullMarked;
