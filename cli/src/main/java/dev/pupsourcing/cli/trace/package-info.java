// SPDX-License-Identifier: MIT
/** The command that draws what has caused what. */
@NullMarked
package dev.pupsourcing.cli.trace;

import org.jspecify.annotations.NullMarked;
