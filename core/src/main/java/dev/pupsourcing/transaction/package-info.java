// SPDX-License-Identifier: MIT
/** Units of work: the runner that a framework can replace, the rules for repeating work, and what can go wrong. */
@NullMarked
package dev.pupsourcing.transaction;

import org.jspecify.annotations.NullMarked;
