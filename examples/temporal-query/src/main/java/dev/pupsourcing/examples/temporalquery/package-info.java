// SPDX-License-Identifier: MIT
/** The state of an aggregate as it was at an earlier version or instant. */
@NullMarked
package dev.pupsourcing.examples.temporalquery;

import org.jspecify.annotations.NullMarked;
