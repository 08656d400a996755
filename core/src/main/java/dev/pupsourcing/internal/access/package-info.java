// SPDX-License-Identifier: MIT
/** Gives the SPI access to code that is package-private in {@code dev.pupsourcing}. Internal. */
@NullMarked
package dev.pupsourcing.internal.access;

import org.jspecify.annotations.NullMarked;
