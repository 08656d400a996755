// SPDX-License-Identifier: MIT
/** Appends in the transactions of Micronaut, and projections that start and stop with the application. */
@NullMarked
package dev.pupsourcing.examples.micronaut;

import org.jspecify.annotations.NullMarked;
