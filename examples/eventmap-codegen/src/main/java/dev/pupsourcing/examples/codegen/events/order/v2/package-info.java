// SPDX-License-Identifier: MIT
/** Events that have changed once. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order.v2;

import org.jspecify.annotations.NullMarked;
