// SPDX-License-Identifier: MIT
/** The demo: an orders domain of plain records, appended, read back and projected. */
@NullMarked
package dev.pupsourcing.cli.demo;

import org.jspecify.annotations.NullMarked;
