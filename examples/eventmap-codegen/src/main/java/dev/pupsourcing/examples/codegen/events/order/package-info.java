// SPDX-License-Identifier: MIT
/** The events of an order. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order;

import org.jspecify.annotations.NullMarked;
