// SPDX-License-Identifier: MIT
/** One projection, run once and then continuously. */
@NullMarked
package dev.pupsourcing.examples.singleworker;

import org.jspecify.annotations.NullMarked;
