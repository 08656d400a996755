// SPDX-License-Identifier: MIT
/**
 * The generator's model of a project's events, and its exception.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.eventmap.model;

import org.jspecify.annotations.NullMarked;
