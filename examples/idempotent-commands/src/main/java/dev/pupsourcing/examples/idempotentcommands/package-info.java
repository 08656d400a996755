// SPDX-License-Identifier: MIT
/** A command that is sent again is recognised, and takes effect once. */
@NullMarked
package dev.pupsourcing.examples.idempotentcommands;

import org.jspecify.annotations.NullMarked;
