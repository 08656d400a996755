// SPDX-License-Identifier: MIT
/** The contract suites bound to a database: all of them, or a part. */
@NullMarked
package dev.pupsourcing.tck;

import org.jspecify.annotations.NullMarked;
