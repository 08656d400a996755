// SPDX-License-Identifier: MIT
/** Processes one partition of one projection: claim, read a page, handle batches, move the checkpoint. */
@NullMarked
package dev.pupsourcing.processing.internal.partition;

import org.jspecify.annotations.NullMarked;
