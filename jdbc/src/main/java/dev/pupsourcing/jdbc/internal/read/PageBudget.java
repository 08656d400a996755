// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

/**
 * The maximum number of bytes of payload and metadata in a page, unless its first event alone has more.
 *
 * <p>A query leaves large payloads and metadata out, so that the driver never holds more than about a page's worth; those
 * that fit the page are fetched afterwards. Pages without a large event cost one query as ever.
 *
 * @param bytes the maximum number of bytes in a page
 * @param payload above how many bytes a payload is left out at first
 */
public record PageBudget(long bytes, long payload) {

    private static final long BYTES = 16L * 1024 * 1024;
    private static final long MOST_LARGE = 64L * 1024;
    private static final long LEAST_LARGE = 1024;

    /** The budget for a page with a maximum number of events. */
    public static PageBudget of(int limit) {
        return of(limit, BYTES);
    }

    /** The budget for a page of which many consumers hold one at the same time. */
    static PageBudget shared(int limit) {
        return of(limit, BYTES / 4);
    }

    private static PageBudget of(int limit, long bytes) {
        return new PageBudget(bytes, Math.max(LEAST_LARGE, Math.min(MOST_LARGE, bytes / limit)));
    }

    /** Above how many bytes metadata is left out at first, which is small as a rule. */
    long metadata() {
        return Math.max(LEAST_LARGE, payload / 4);
    }
}
