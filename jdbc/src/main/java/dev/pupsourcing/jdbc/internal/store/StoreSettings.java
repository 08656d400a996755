// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.jdbc.spi.StoreTables;

/**
 * The validated settings of an event store.
 *
 * @param tables its tables
 * @param idempotentAppends whether a repeated append returns the earlier result
 * @param streamPage the number of events per page of a streaming read
 * @param logger the logger
 */
public record StoreSettings(StoreTables tables, boolean idempotentAppends, int streamPage, System.Logger logger) {}
