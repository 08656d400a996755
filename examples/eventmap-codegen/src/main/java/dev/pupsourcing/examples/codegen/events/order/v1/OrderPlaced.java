// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.events.order.v1;

// region v1
/** An order of one product, the first version. Stored events of this version stay readable for ever. */
public record OrderPlaced(String customer, String product, int pieces) {}
// endregion
