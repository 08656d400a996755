// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.events.order;

/** The events of an order, in their newest versions. */
public interface OrderEvent {}
