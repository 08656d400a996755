// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.discover.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Records the hashes of all files that a run read and wrote. If none has changed, a later run has nothing to do.
 *
 * <p>The file's first line is the hash of the generator, the settings and the list of sources; each other line is the hash of a file
 * (or a dash, if there was none) and its path.
 */
final class Stamp {

    private static final String ABSENT = "-";

    private final EventMapOptions options;
    private final Path file;
    private final String generator;

    /** A stamp of this generator. */
    Stamp(EventMapOptions options, Path file) {
        this(options, file, GeneratorHash.ofThisGenerator());
    }

    /**
     * A stamp.
     *
     * @param generator the hash of the generator's code
     */
    Stamp(EventMapOptions options, Path file, String generator) {
        this.options = options;
        this.file = file;
        this.generator = generator;
    }

    /** Whether nothing has changed since the stamp was written. */
    boolean isCurrent() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        List<String> lines = read();
        return !lines.isEmpty()
                && lines.get(0).equals(settings())
                && lines.stream().skip(1).allMatch(Stamp::isUnchanged);
    }

    private static boolean isUnchanged(String line) {
        int blank = line.indexOf(' ');
        return blank > 0 && hash(Path.of(line.substring(blank + 1))).equals(line.substring(0, blank));
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Writes the stamp.
     *
     * @param files the files other than the sources: generated files and sources outside the input folder
     */
    void write(Set<Path> files) {
        Set<Path> all = new LinkedHashSet<>(SourceFiles.below(options.input()));
        all.addAll(List.of(options.pins(), options.lock(), options.samples()));
        all.addAll(files);
        StringBuilder text = new StringBuilder(settings()).append('\n');
        all.forEach(path -> text.append(hash(path)).append(' ').append(path).append('\n'));
        OutputFiles.write(file, text.toString());
    }

    private String settings() {
        return hash(
                (generator + options.describe() + SourceFiles.below(options.input())).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Path path) {
        try {
            return Files.isRegularFile(path) ? hash(Files.readAllBytes(path)) : ABSENT;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
