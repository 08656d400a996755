// SPDX-License-Identifier: MIT
/** The end of a copy: checkpoints for the target, and the comparison of both logs. */
@NullMarked
package dev.pupsourcing.cli.copy;

import org.jspecify.annotations.NullMarked;
