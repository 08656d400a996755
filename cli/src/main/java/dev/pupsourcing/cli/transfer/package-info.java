// SPDX-License-Identifier: MIT
/** Export, import and copy of events as JSON lines. */
@NullMarked
package dev.pupsourcing.cli.transfer;

import org.jspecify.annotations.NullMarked;
