// SPDX-License-Identifier: MIT
/**
 * The rules with which the codec's mapper writes and reads. Not part of the API.
 *
 * <p>Stability: internal.
 */
@NullMarked
package dev.pupsourcing.jackson.internal.rules;

import org.jspecify.annotations.NullMarked;
