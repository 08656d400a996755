// SPDX-License-Identifier: MIT
/** The runs of runners and workers: their threads, and how they start and end. */
@NullMarked
package dev.pupsourcing.processing.internal.engine;

import org.jspecify.annotations.NullMarked;
