// SPDX-License-Identifier: MIT
/** Loads parts of an application from its class path. */
@NullMarked
package dev.pupsourcing.cli.program;

import org.jspecify.annotations.NullMarked;
