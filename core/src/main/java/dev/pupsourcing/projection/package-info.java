// SPDX-License-Identifier: MIT
/** What a projection is, and the ports through which it is run. */
@NullMarked
package dev.pupsourcing.projection;

import org.jspecify.annotations.NullMarked;
