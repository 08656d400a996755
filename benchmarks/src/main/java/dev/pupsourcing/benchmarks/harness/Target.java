// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.util.Locale;

/**
 * What a figure is meant to reach.
 *
 * @param limit the least or the most that it may be
 * @param atLeast whether more is better
 */
public record Target(double limit, boolean atLeast) {

    /** More is better. */
    public static Target atLeast(double limit) {
        return new Target(limit, true);
    }

    /** Less is better. */
    public static Target atMost(double limit) {
        return new Target(limit, false);
    }

    /** Whether a figure reaches it. */
    public boolean met(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    /** The target and whether a figure reaches it, for a table. */
    public String verdict(double value) {
        return String.format(Locale.ROOT, "%s %.2f: %s", atLeast ? ">=" : "<=", limit, met(value) ? "met" : "MISSED");
    }
}
