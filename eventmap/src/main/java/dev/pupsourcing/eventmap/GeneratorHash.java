// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The hash of the generator's code, because a changed generator may write different files from the same sources. */
final class GeneratorHash {

    private static final String UNKNOWN = "unknown";

    private GeneratorHash() {}

    /** The hash of the running code; a constant if the JVM does not report its location. */
    static String ofThisGenerator() {
        CodeSource source = GeneratorHash.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return UNKNOWN;
        }
        try {
            return of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    /**
     * The hash of code.
     *
     * @param location a jar, or a folder of classes
     */
    static String of(Path location) {
        MessageDigest digest = sha256();
        try (Stream<Path> all = Files.walk(location)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
