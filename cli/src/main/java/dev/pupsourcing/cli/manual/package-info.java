// SPDX-License-Identifier: MIT
/** The manual pages of the command line. */
@NullMarked
package dev.pupsourcing.cli.manual;

import org.jspecify.annotations.NullMarked;
