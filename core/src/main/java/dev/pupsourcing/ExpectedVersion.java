// SPDX-License-Identifier: MIT
package dev.pupsourcing;

/**
 * The version of the stream that an append expects: any version, no stream, or an exact version.
 *
 * <p>Immutable and thread-safe; compare with {@code equals}.
 */
public sealed interface ExpectedVersion {

    /** No expectation: the append accepts any version and never has a version conflict. */
    static ExpectedVersion any() {
        return Any.INSTANCE;
    }

    /** The stream must not exist yet. */
    static ExpectedVersion noStream() {
        return NoStream.INSTANCE;
    }

    /**
     * The stream must have exactly this version.
     *
     * @param version the version of the stream's last event; 0 equals {@link #noStream()}
     * @throws IllegalArgumentException if the version is negative
     */
    static ExpectedVersion exact(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("expected version must be at least 0, was " + version);
        }
        return version == 0 ? noStream() : new Exact(version);
    }

    /** No expectation. */
    enum Any implements ExpectedVersion {
        /** The only value. */
        INSTANCE;

        @Override
        public String toString() {
            return "Any";
        }
    }

    /** No stream. */
    enum NoStream implements ExpectedVersion {
        /** The only value. */
        INSTANCE;

        @Override
        public String toString() {
            return "NoStream";
        }
    }

    /**
     * One exact version.
     *
     * @param version the version, at least 1
     */
    record Exact(long version) implements ExpectedVersion {

        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException if the version is less than 1
         */
        public Exact {
            if (version < 1) {
                throw new IllegalArgumentException(
                        "exact version must be at least 1, was " + version + "; use exact(0) or noStream()");
            }
        }

        @Override
        public String toString() {
            return "Exact(" + version + ")";
        }
    }
}
