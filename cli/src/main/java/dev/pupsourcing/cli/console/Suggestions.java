// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggestions for misspelt words. */
public final class Suggestions {

    private static final int MOST = 2;

    private Suggestions() {}

    /** Returns "; did you mean ...?" with the closest known words, or an empty text if no word is close. */
    public static String of(String word, Collection<String> known) {
        String close = known.stream()
                .filter(candidate -> isClose(word, candidate))
                .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .collect(Collectors.joining(" or "));
        return close.isEmpty() ? "" : "; did you mean " + close + "?";
    }

    private static boolean isClose(String word, String candidate) {
        boolean abbreviated = word.length() > 2 && candidate.startsWith(word);
        return abbreviated
                || distance(word, candidate)
                        <= Math.max(1, candidate.replace("-", "").length() / 3);
    }

    /** The number of letters to insert, remove, replace or swap with their neighbour. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edit(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int edit(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
