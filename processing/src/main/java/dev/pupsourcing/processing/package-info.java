// SPDX-License-Identifier: MIT
/**
 * Runs projections: {@link dev.pupsourcing.processing.ProjectionRunner} in one process, {@link
 * dev.pupsourcing.processing.ProjectionWorker} in any number of them. {@link dev.pupsourcing.processing.ReadModels} waits for
 * events to show in a read model, {@link dev.pupsourcing.processing.ProjectionAdmin} is for operators. This package is the
 * API; the packages below {@code internal} may change at any time:
 *
 * <pre>
 * settings   checked values of the options
 * report     what is logged, and when it is repeated
 * signal     wake-ups, pauses and service threads
 * guard      transactions, handler calls, retries; the meaning of failures
 * pool       the number of connections that a run holds
 * feed       reads the log once for all partitions of a process
 * lease      the segments of a worker: heartbeat, fair share, hand-over
 * partition  one partition: claim, read a page, handle batches, move the checkpoint
 * engine     one run of a runner or a worker, and the life cycle of both
 * admin      replay, switch of versions, check for handled events
 * </pre>
 *
 * <p>Each of the first eight packages uses only those above it. Reading order:
 *
 * <ol>
 *   <li>{@code PartitionTask}: one step of a partition reads a page, clips it, and decides
 *   <li>{@code BatchExecutor}: one transaction
 *   <li>{@code LogFeed} and {@code LogCursor}: where pages come from
 *   <li>{@code RunnerEngine} and {@code PartitionTaskFactory}: a run with fixed partitions
 *   <li>{@code Heartbeat}, {@code SegmentCoordinator}, {@code OwnedSegments}: which segments a worker runs
 *   <li>{@code WorkerEngine}: how a segment gets its partition, through {@code SegmentHost}
 * </ol>
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.processing;

import org.jspecify.annotations.NullMarked;
