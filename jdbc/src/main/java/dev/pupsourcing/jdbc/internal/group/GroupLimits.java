// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import java.time.Duration;

/**
 * The bounds of groups.
 *
 * @param maxEvents the maximum number of events in a group of several appends
 * @param maxBytes the maximum number of bytes in a group of several appends
 * @param maxWaiting the maximum number of unfinished appends
 * @param timeout how long an append may wait before it is sent
 * @param committers the maximum number of groups in progress
 */
public record GroupLimits(int maxEvents, long maxBytes, int maxWaiting, Duration timeout, int committers) {}
