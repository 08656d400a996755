// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.events.order;

/** What happens to an order, in the newest version of each event. */
public interface OrderEvent {}
