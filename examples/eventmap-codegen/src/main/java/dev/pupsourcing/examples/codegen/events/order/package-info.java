// SPDX-License-Identifier: MIT
/** What happens to an order. */
@NullMarked
package dev.pupsourcing.examples.codegen.events.order;

import org.jspecify.annotations.NullMarked;
