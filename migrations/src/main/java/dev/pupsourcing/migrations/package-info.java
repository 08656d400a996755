// SPDX-License-Identifier: MIT
/**
 * The schema of an event store as scripts for your migration tool, or applied directly for tests and embedded use.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.migrations;

import org.jspecify.annotations.NullMarked;
