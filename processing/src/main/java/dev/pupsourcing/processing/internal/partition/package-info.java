// SPDX-License-Identifier: MIT
/**
 * Processes one partition of one projection: claims checkpoints, reads pages, handles batches, moves the checkpoint.
 */
@NullMarked
package dev.pupsourcing.processing.internal.partition;

import org.jspecify.annotations.NullMarked;
