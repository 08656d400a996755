// SPDX-License-Identifier: MIT
/** Commands that administer projections. */
@NullMarked
package dev.pupsourcing.cli.projections;

import org.jspecify.annotations.NullMarked;
