// SPDX-License-Identifier: MIT
/** Waiting that can be ended. */
@NullMarked
package dev.pupsourcing.processing.signal;

import org.jspecify.annotations.NullMarked;
