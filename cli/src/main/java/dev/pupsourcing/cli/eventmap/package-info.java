// SPDX-License-Identifier: MIT
/** The commands that generate event mappings and check them. */
@NullMarked
package dev.pupsourcing.cli.eventmap;

import org.jspecify.annotations.NullMarked;
