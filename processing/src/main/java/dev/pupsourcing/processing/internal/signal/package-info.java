// SPDX-License-Identifier: MIT
/** Waits that can be ended. */
@NullMarked
package dev.pupsourcing.processing.internal.signal;

import org.jspecify.annotations.NullMarked;
