// SPDX-License-Identifier: MIT
/** Commands for the schema of an event store: print it, write it for a migration tool, apply, upgrade and check it. */
@NullMarked
package dev.pupsourcing.cli.schema;

import org.jspecify.annotations.NullMarked;
