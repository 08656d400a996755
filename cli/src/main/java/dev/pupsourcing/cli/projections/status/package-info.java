// SPDX-License-Identifier: MIT
/** What a projection is doing, as text and as JSON. */
@NullMarked
package dev.pupsourcing.cli.projections.status;

import org.jspecify.annotations.NullMarked;
