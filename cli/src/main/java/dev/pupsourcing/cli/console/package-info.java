// SPDX-License-Identifier: MIT
/** Where commands read and print: streams, progress, tables, and failures in one line. */
@NullMarked
package dev.pupsourcing.cli.console;

import org.jspecify.annotations.NullMarked;
