// SPDX-License-Identifier: MIT
/** The Maven goals. */
@NullMarked
package dev.pupsourcing.maven;

import org.jspecify.annotations.NullMarked;
