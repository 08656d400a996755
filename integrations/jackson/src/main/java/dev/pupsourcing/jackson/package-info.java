// SPDX-License-Identifier: MIT
/**
 * Payloads as JSON, with Jackson 3.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.jackson;

import org.jspecify.annotations.NullMarked;
