// SPDX-License-Identifier: MIT
/** Text that is safe to print and to log. For the modules of the library; applications have no need of it. */
@NullMarked
package dev.pupsourcing.internal.text;

import org.jspecify.annotations.NullMarked;
