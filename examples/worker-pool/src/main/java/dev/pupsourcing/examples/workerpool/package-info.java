// SPDX-License-Identifier: MIT
/** Workers that share the segments of a projection. */
@NullMarked
package dev.pupsourcing.examples.workerpool;

import org.jspecify.annotations.NullMarked;
