// SPDX-License-Identifier: MIT
/** Projections that handle only some contexts, aggregate types or event types. */
@NullMarked
package dev.pupsourcing.examples.scopedprojections;

import org.jspecify.annotations.NullMarked;
