// SPDX-License-Identifier: MIT
/** The command that checks an event store for inconsistent rows. */
@NullMarked
package dev.pupsourcing.cli.verify;

import org.jspecify.annotations.NullMarked;
