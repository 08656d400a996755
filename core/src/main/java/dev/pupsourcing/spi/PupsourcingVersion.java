// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this library. Thread-safe. */
public final class PupsourcingVersion {

    private static final String CURRENT = read();

    private PupsourcingVersion() {}

    /** The version, for example {@code "1.2.0"}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream input = PupsourcingVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(input, "version.properties"));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the library's version cannot be read", e);
        }
    }
}
