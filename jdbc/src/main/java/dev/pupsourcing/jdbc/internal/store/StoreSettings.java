// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.jdbc.spi.StoreTables;

/**
 * The settings of an event store, checked.
 *
 * @param tables its tables
 * @param idempotentAppends whether a repeated append returns the earlier result
 * @param streamPage how many events a streaming read fetches at a time
 * @param logger where the store logs
 */
public record StoreSettings(StoreTables tables, boolean idempotentAppends, int streamPage, System.Logger logger) {}
