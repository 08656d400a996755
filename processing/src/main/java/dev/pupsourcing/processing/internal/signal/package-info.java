// SPDX-License-Identifier: MIT
/** Waiting that can be ended. */
@NullMarked
package dev.pupsourcing.processing.internal.signal;

import org.jspecify.annotations.NullMarked;
