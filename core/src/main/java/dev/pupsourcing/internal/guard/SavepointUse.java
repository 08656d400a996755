// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

/** The effect of a call on the savepoints of a transaction. */
enum SavepointUse {
    /** None. */
    NONE,
    /** Sets or releases a savepoint. */
    CHANGE,
    /** Rolls back to a savepoint. */
    BACK;

    /** The effect of a method of a connection. */
    static SavepointUse ofMethod(String name) {
        return switch (name) {
            case "rollback" -> BACK;
            case "setSavepoint", "releaseSavepoint" -> CHANGE;
            default -> NONE;
        };
    }

    /**
     * The effect of a statement.
     *
     * @param words its first words in upper case, separated by one space
     */
    static SavepointUse ofStatement(String words) {
        if (EndingWords.goBack(words)) {
            return BACK;
        }
        return words.startsWith("SAVEPOINT ") || words.startsWith("RELEASE ") ? CHANGE : NONE;
    }

    /** The combined effect of two calls. */
    SavepointUse and(SavepointUse other) {
        return compareTo(other) < 0 ? other : this;
    }
}
