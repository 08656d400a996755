// SPDX-License-Identifier: MIT
/** The command line {@code pup}: its root command, the list of commands, and how failures are told. */
@NullMarked
package dev.pupsourcing.cli;

import org.jspecify.annotations.NullMarked;
