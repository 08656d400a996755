// SPDX-License-Identifier: MIT
/** Orders, without infrastructure. */
@NullMarked
package dev.pupsourcing.examples.codegen.order;

import org.jspecify.annotations.NullMarked;
