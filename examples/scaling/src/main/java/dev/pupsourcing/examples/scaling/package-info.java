// SPDX-License-Identifier: MIT
/** From one to four workers and back, while events arrive. */
@NullMarked
package dev.pupsourcing.examples.scaling;

import org.jspecify.annotations.NullMarked;
