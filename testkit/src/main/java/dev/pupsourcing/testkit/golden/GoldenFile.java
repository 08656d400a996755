// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.golden;

import dev.pupsourcing.internal.text.GoldenName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The two files of a golden payload. */
final class GoldenFile {

    private final Path folder;
    private final String name;

    GoldenFile(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** The file of the payload; if there is none yet, the one for JSON. */
    Path payloadPath() {
        Path binary = folder.resolve(name + GoldenName.BINARY);
        return Files.exists(binary) ? binary : folder.resolve(name + GoldenName.JSON);
    }

    Path resultPath() {
        return folder.resolve(name + GoldenName.READ);
    }

    Optional<byte[]> payload() {
        return read(payloadPath());
    }

    /** The recorded result, with line feeds on all systems. */
    Optional<String> result() {
        return read(resultPath()).map(bytes -> new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void writePayload(byte[] payload) {
        boolean json = PayloadText.of(payload).isPresent();
        write(folder.resolve(name + (json ? GoldenName.JSON : GoldenName.BINARY)), payload);
    }

    void writeResult(String text) {
        write(resultPath(), text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
