// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.internal.text.PrintableText;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file with the last stream that was checked, so that an interrupted verification can continue. */
final class PlaceFile {

    private final Path file;

    PlaceFile(Path file) {
        this.file = file;
    }

    /** The stream in the file; empty if there is no file. */
    Optional<StreamId> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            if (parts.length != 3) {
                throw CommandFailure.usage("--resume must name a file that verify has written; "
                        + PrintableText.quoted(file) + " holds something else");
            }
            return Optional.of(StreamId.of(decoded(parts[0]), decoded(parts[1]), decoded(parts[2])));
        } catch (IOException e) {
            throw CommandFailure.of("cannot read " + file + ": " + e, e);
        }
    }

    /** Replaces the file. */
    void write(StreamId stream) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(
                    next,
                    encoded(stream.boundedContext()) + " " + encoded(stream.aggregateType()) + " "
                            + encoded(stream.aggregateId()) + "\n");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandFailure.of("cannot write " + file + ": " + e, e);
        }
    }

    /** Deletes the file after a complete verification. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw CommandFailure.of("cannot delete " + file + ": " + e, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
