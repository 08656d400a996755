// SPDX-License-Identifier: MIT
/** The second versions of events. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order.v2;

import org.jspecify.annotations.NullMarked;
