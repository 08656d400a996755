// SPDX-License-Identifier: MIT
/** The command that prints statistics of an event store. */
@NullMarked
package dev.pupsourcing.cli.stats;

import org.jspecify.annotations.NullMarked;
