// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import java.util.Set;

/** The keywords that begin or end a transaction on all databases. */
final class EndingWords {

    private static final Set<String> ENDING = Set.of("COMMIT", "END", "ABORT", "XA");

    private EndingWords() {}

    /**
     * Whether a statement ends the transaction.
     *
     * @param words its first words in upper case, separated by one space
     */
    static boolean end(String words) {
        String first = word(words, 0);
        return switch (first) {
            case "ROLLBACK" -> !goBack(words);
            case "BEGIN" -> !word(words, 1).equals("NOT");
            case "START", "PREPARE" -> word(words, 1).equals("TRANSACTION");
            case "SET" -> words.contains("AUTOCOMMIT");
            default -> ENDING.contains(first);
        };
    }

    /** Whether a statement rolls back to a savepoint. */
    static boolean goBack(String words) {
        return word(words, 0).equals("ROLLBACK")
                && (word(words, 1).equals("TO") || word(words, 2).equals("TO"));
    }

    private static String word(String words, int index) {
        String[] all = words.split(" ", index + 2);
        return index < all.length ? all[index] : "";
    }
}
