// SPDX-License-Identifier: MIT
/**
 * Prevents work from ending the transaction in which it runs. For the modules of the library.
 *
 * <p>Stability: internal.
 */
@NullMarked
package dev.pupsourcing.internal.guard;

import org.jspecify.annotations.NullMarked;
