// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.util.Arrays;
import java.util.Locale;

/**
 * A median with its quartiles.
 *
 * @param low the first quartile
 * @param median the median
 * @param high the third quartile
 */
public record Spread(double low, double median, double high) {

    /** The spread of at least one value. */
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double quantile) {
        double place = quantile * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f [%.2f - %.2f]", median, low, high);
    }
}
