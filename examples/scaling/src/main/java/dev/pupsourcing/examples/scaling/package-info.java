// SPDX-License-Identifier: MIT
/** One to four workers and back, while events come in. */
@NullMarked
package dev.pupsourcing.examples.scaling;

import org.jspecify.annotations.NullMarked;
