// SPDX-License-Identifier: MIT
/** Orders with a generated mapping. */
@NullMarked
package dev.pupsourcing.examples.codegen;

import org.jspecify.annotations.NullMarked;
