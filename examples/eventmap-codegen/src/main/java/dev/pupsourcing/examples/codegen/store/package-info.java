// SPDX-License-Identifier: MIT
/** Orders in the event store. */
@NullMarked
package dev.pupsourcing.examples.codegen.store;

import org.jspecify.annotations.NullMarked;
