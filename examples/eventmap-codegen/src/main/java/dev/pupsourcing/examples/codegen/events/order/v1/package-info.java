// SPDX-License-Identifier: MIT
/** Events as they were first written. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order.v1;

import org.jspecify.annotations.NullMarked;
