// SPDX-License-Identifier: MIT
/** Events of three releases, read as the newest class. */
@NullMarked
package dev.pupsourcing.examples.upcasting;

import org.jspecify.annotations.NullMarked;
