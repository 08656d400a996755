// SPDX-License-Identifier: MIT
/** An example that waits until it is stopped. */
@NullMarked
package dev.pupsourcing.cli.waiting;

import org.jspecify.annotations.NullMarked;
