// SPDX-License-Identifier: MIT
/** The command line {@code pup}: the root command, the list of commands, and the output of failures. */
@NullMarked
package dev.pupsourcing.cli;

import org.jspecify.annotations.NullMarked;
