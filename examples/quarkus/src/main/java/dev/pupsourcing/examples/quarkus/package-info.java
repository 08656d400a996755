// SPDX-License-Identifier: MIT
/** Appends in the transactions of Quarkus, and projections that start and stop with the application. */
@NullMarked
package dev.pupsourcing.examples.quarkus;

import org.jspecify.annotations.NullMarked;
