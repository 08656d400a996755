// SPDX-License-Identifier: MIT
/** The command that names the transactions that hold up readers of the log. */
@NullMarked
package dev.pupsourcing.cli.stalls;

import org.jspecify.annotations.NullMarked;
