// SPDX-License-Identifier: MIT
/** Looks at events: the log, its tail, and single streams. Only reads. */
@NullMarked
package dev.pupsourcing.cli.look;

import org.jspecify.annotations.NullMarked;
