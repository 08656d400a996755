// SPDX-License-Identifier: MIT
/**
 * Runs projections: {@link dev.pupsourcing.processing.ProjectionRunner} in one process, {@link
 * dev.pupsourcing.processing.ProjectionWorker} in any number of them. {@link dev.pupsourcing.processing.ReadModels} waits for
 * events to show in a read model, {@link dev.pupsourcing.processing.ProjectionAdmin} is for operators. This package is the
 * API; the packages below {@code internal} may change at any time:
 *
 * <pre>
 * settings   checked values of the options
 * signal     wake-ups, pauses and service threads
 * report     what is logged, and when it is repeated
 * guard      transactions, handler calls, retries; the meaning of failures
 * feed       reads the log once for all partitions of a process
 * partition  one partition: claim, read a page, handle batches, move the checkpoint
 * lease      the segments of a worker: heartbeat, fair share, hand-over
 * engine     one run of a runner or a worker, and the life cycle of both
 * admin      replay, switch of versions, check for handled events
 * </pre>
 *
 * <p>Reading order: {@code PartitionTask} (one step of a partition), {@code BatchExecutor} (one transaction), {@code LogFeed}
 * (where pages come from), {@code RunnerEngine}, then {@code Heartbeat} and {@code WorkerEngine}.
 */
@NullMarked
package dev.pupsourcing.processing;

import org.jspecify.annotations.NullMarked;
