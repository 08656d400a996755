// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.function.LongSupplier;

/**
 * The parts with which leases are managed.
 *
 * @param leases the leases
 * @param transactions the transactions of heartbeats
 * @param nanos the monotonic clock of the process for durations; it never decides who owns a lease
 * @param logger the logger
 * @param troubles reports heartbeats that fail
 */
public record LeaseKeeping(
        Leases leases, TransactionRunner transactions, LongSupplier nanos, SteadyLogger logger, TroubleLog troubles) {}
