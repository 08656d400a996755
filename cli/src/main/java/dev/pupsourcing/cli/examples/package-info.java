// SPDX-License-Identifier: MIT
/** The commands that list and run the examples of a checkout of the repository. */
@NullMarked
package dev.pupsourcing.cli.examples;

import org.jspecify.annotations.NullMarked;
