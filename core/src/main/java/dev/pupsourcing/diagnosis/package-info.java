// SPDX-License-Identifier: MIT
/**
 * The result of a diagnosis: what is wrong with an event store, and what to do about it.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.diagnosis;

import org.jspecify.annotations.NullMarked;
