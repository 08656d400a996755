// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.events.order.v1;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;

/** The parcel was shipped. */
public record OrderShipped(String parcel) implements OrderEvent {}
