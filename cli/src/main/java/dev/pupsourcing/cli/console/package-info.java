// SPDX-License-Identifier: MIT
/** Input and output of commands: streams, progress, tables, and failures on one line. */
@NullMarked
package dev.pupsourcing.cli.console;

import org.jspecify.annotations.NullMarked;
