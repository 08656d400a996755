// SPDX-License-Identifier: MIT
/** Moves events in and out: lines of JSON, export, import and copy. */
@NullMarked
package dev.pupsourcing.cli.transfer;

import org.jspecify.annotations.NullMarked;
