// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.function.LongSupplier;

/**
 * Where and how leases are kept.
 *
 * @param leases the leases
 * @param transactions the transactions of heartbeats
 * @param nanos the process's own clock, which tells how long ago something was; it never decides whose a lease is
 * @param logger where to log
 * @param troubles reports heartbeats that fail
 */
public record LeaseKeeping(
        Leases leases, TransactionRunner transactions, LongSupplier nanos, SteadyLogger logger, TroubleLog troubles) {}
