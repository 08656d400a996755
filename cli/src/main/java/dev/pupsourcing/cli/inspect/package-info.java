// SPDX-License-Identifier: MIT
/** Looks at events: the log, its tail, and single streams. Only reads. */
@NullMarked
package dev.pupsourcing.cli.inspect;

import org.jspecify.annotations.NullMarked;
