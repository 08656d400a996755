// SPDX-License-Identifier: MIT
/** Orders over a generated mapping. */
@NullMarked
package dev.pupsourcing.examples.codegen;

import org.jspecify.annotations.NullMarked;
