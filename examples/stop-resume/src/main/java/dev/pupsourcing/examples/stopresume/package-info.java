// SPDX-License-Identifier: MIT
/** Stops a projection, resumes it, and shows the read model as it was earlier. */
@NullMarked
package dev.pupsourcing.examples.stopresume;

import org.jspecify.annotations.NullMarked;
