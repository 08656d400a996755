// SPDX-License-Identifier: MIT
/**
 * Text that is safe to print and log. For the modules of the library; applications do not need it.
 *
 * <p>Stability: internal.
 */
@NullMarked
package dev.pupsourcing.internal.text;

import org.jspecify.annotations.NullMarked;
