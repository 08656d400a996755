// SPDX-License-Identifier: MIT
/** Commands that show events: the log, its tail, and single streams. They only read. */
@NullMarked
package dev.pupsourcing.cli.inspect;

import org.jspecify.annotations.NullMarked;
