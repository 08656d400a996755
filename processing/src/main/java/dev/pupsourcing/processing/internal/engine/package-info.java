// SPDX-License-Identifier: MIT
/** The runs of runners and workers: their threads and life cycle. */
@NullMarked
package dev.pupsourcing.processing.internal.engine;

import org.jspecify.annotations.NullMarked;
