// SPDX-License-Identifier: MIT
/** A shopping cart as pure functions. */
@NullMarked
package dev.pupsourcing.examples.decider;

import org.jspecify.annotations.NullMarked;
