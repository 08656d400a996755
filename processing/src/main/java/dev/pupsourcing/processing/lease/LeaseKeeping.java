// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.lease;

import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.projection.store.Leases;
import java.util.function.LongSupplier;

/**
 * Where and how leases are kept.
 *
 * @param leases the leases
 * @param transactions the transactions of heartbeats
 * @param nanos the process's own clock, which tells how long ago something was; it never decides whose a lease is
 * @param logger where to log
 */
public record LeaseKeeping(Leases leases, TransactionRunner transactions, LongSupplier nanos, System.Logger logger) {}
