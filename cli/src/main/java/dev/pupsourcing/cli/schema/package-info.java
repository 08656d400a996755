// SPDX-License-Identifier: MIT
/** The schema of an event store: printed, written for a migration tool, applied, checked. */
@NullMarked
package dev.pupsourcing.cli.schema;

import org.jspecify.annotations.NullMarked;
