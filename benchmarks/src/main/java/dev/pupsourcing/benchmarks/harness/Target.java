// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.util.Locale;

/**
 * The target of a figure.
 *
 * @param limit the minimum or maximum
 * @param atLeast whether the limit is a minimum
 */
public record Target(double limit, boolean atLeast) {

    /** A minimum. */
    public static Target atLeast(double limit) {
        return new Target(limit, true);
    }

    /** A maximum. */
    public static Target atMost(double limit) {
        return new Target(limit, false);
    }

    /** Whether a figure meets the target. */
    public boolean met(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    /** The target, and whether a figure meets it, as text for a table. */
    public String verdict(double value) {
        return String.format(Locale.ROOT, "%s %.2f: %s", atLeast ? ">=" : "<=", limit, met(value) ? "met" : "MISSED");
    }
}
