// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import java.time.Duration;

/**
 * The times of a worker. Immutable.
 *
 * @param lease how long a lease is good from its last renewal
 * @param heartbeat how often leases are renewed and free segments looked for
 * @param rebalance how often segments are given back to those who have too few
 * @param handlerTimeout how long a batch may take before its lease is not renewed any more
 * @param retryFailed how long a segment that failed waits before it is run again
 */
public record Timing(
        Duration lease, Duration heartbeat, Duration rebalance, Duration handlerTimeout, Duration retryFailed) {}
