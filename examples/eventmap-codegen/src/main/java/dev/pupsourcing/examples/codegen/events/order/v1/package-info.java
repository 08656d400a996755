// SPDX-License-Identifier: MIT
/** The first versions of the events. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order.v1;

import org.jspecify.annotations.NullMarked;
