// SPDX-License-Identifier: MIT
/**
 * Processes one partition of one projection: claims checkpoints, reads pages, handles batches, moves the checkpoint.
 *
 * <p>Positions have these names, here and in the feed:
 *
 * <pre>
 * after      the position after which a page is read, or a batch begins
 * scannedTo  the end of a page: no event up to it can be missing
 * to         the end of a batch, which becomes the position of the checkpoint
 * handledTo  the position up to which everything is handled; the checkpoint may be at an earlier one
 * bound      the position up to which the current checkpoint may move now: that of the next checkpoint, or the target
 * target     the position at which a run ends
 * end        the last position that a reader has read
 * </pre>
 */
@NullMarked
package dev.pupsourcing.processing.internal.partition;

import org.jspecify.annotations.NullMarked;
