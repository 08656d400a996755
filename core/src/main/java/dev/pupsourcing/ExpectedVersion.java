// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an append expects of its stream: any version, no stream, or one exact version. Immutable and thread-safe.
 *
 * <p>More expectations can be added. Ask {@link #exactVersion} and {@link #isSatisfiedBy} instead of comparing.
 */
public final class ExpectedVersion {

    private static final ExpectedVersion ANY = new ExpectedVersion(OptionalLong.empty());
    private static final ExpectedVersion NO_STREAM = new ExpectedVersion(OptionalLong.of(0));

    private final OptionalLong exact;

    private ExpectedVersion(OptionalLong exact) {
        this.exact = exact;
    }

    /** No expectation: the append takes the version that it finds and never has a version conflict. */
    public static ExpectedVersion any() {
        return ANY;
    }

    /** The stream must not exist yet. */
    public static ExpectedVersion noStream() {
        return NO_STREAM;
    }

    /**
     * The stream must be at exactly this version.
     *
     * @param version the version of the stream's last event; 0 equals {@link #noStream()}
     * @throws IllegalArgumentException if the version is negative
     */
    public static ExpectedVersion exact(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("expected version must be at least 0, was " + version);
        }
        return version == 0 ? noStream() : new ExpectedVersion(OptionalLong.of(version));
    }

    /** The version that the stream must have, 0 if it must not exist; empty if any version will do. */
    public OptionalLong exactVersion() {
        return exact;
    }

    /**
     * Whether a stream satisfies the expectation.
     *
     * @param version the stream's version, 0 if it does not exist
     */
    public boolean isSatisfiedBy(long version) {
        return exact.isEmpty() || exact.getAsLong() == version;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExpectedVersion that && exact.equals(that.exact);
    }

    @Override
    public int hashCode() {
        return exact.hashCode();
    }

    /** {@code Any}, {@code NoStream} or {@code Exact(5)}. */
    @Override
    public String toString() {
        if (exact.isEmpty()) {
            return "Any";
        }
        return exact.getAsLong() == 0 ? "NoStream" : "Exact(" + exact.getAsLong() + ")";
    }
}
