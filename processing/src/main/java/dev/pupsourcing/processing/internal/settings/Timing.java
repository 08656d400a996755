// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import java.time.Duration;

/**
 * The times of a worker. Immutable.
 *
 * @param lease the duration of a lease from its last renewal
 * @param heartbeat the interval between heartbeats
 * @param rebalance the interval between rebalancings
 * @param handlerTimeout the time after which the lease of an unfinished batch is no longer renewed
 * @param retryFailed the pause before a failed segment is retried
 */
public record Timing(
        Duration lease, Duration heartbeat, Duration rebalance, Duration handlerTimeout, Duration retryFailed) {}
