// SPDX-License-Identifier: MIT
/** Stopping a projection, going on later, and seeing the read model as it was earlier. */
@NullMarked
package dev.pupsourcing.examples.stopresume;

import org.jspecify.annotations.NullMarked;
