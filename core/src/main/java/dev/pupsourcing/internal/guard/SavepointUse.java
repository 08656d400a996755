// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

/** What a call does to the savepoints of a transaction. */
enum SavepointUse {
    /** Nothing. */
    NONE,
    /** Sets or releases one. */
    CHANGE,
    /** Goes back to one. */
    BACK;

    /** What a method of a connection does. */
    static SavepointUse ofMethod(String name) {
        return switch (name) {
            case "rollback" -> BACK;
            case "setSavepoint", "releaseSavepoint" -> CHANGE;
            default -> NONE;
        };
    }

    /**
     * What a statement does.
     *
     * @param words its first words in upper case, separated by one space
     */
    static SavepointUse ofStatement(String words) {
        if (EndingWords.goBack(words)) {
            return BACK;
        }
        return words.startsWith("SAVEPOINT ") || words.startsWith("RELEASE ") ? CHANGE : NONE;
    }

    /** What both do together. */
    SavepointUse and(SavepointUse other) {
        return compareTo(other) < 0 ? other : this;
    }
}
