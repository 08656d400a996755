// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares two exports: they must have the same events and versions in the same order; positions may differ. */
public final class SameEvents {

    private SameEvents() {}

    /**
     * Compares two files.
     *
     * @throws AssertionError at the first difference
     */
    public static long check(Path expected, Path actual) throws IOException, BadLineException {
        try (InputStream left = Files.newInputStream(expected);
                InputStream right = Files.newInputStream(actual)) {
            NdjsonReader expectedLines = new NdjsonReader(left);
            NdjsonReader actualLines = new NdjsonReader(right);
            long events = 0;
            long lastPosition = 0;
            while (expectedLines.next()) {
                if (!actualLines.next()) {
                    throw new AssertionError(actual + " ends after " + events + " events");
                }
                ImportedEvent one = expectedLines.event();
                ImportedEvent other = actualLines.event();
                if (!one.event().equals(other.event())
                        || one.version() != other.version()
                        || other.position() <= lastPosition) {
                    throw new AssertionError("expected " + one + ", found " + other);
                }
                lastPosition = other.position();
                events++;
            }
            if (actualLines.next()) {
                throw new AssertionError(actual + " has more than " + events + " events");
            }
            return events;
        }
    }
}
