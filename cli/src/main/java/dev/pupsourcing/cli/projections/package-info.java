// SPDX-License-Identifier: MIT
/** Commands that look after projections. */
@NullMarked
package dev.pupsourcing.cli.projections;

import org.jspecify.annotations.NullMarked;
