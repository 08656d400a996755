// SPDX-License-Identifier: MIT
/** Projections that handle some contexts, aggregate types or event types only. */
@NullMarked
package dev.pupsourcing.examples.scopedprojections;

import org.jspecify.annotations.NullMarked;
