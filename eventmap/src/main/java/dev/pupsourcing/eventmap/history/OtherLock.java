// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The lock file of another commit or of a release: from a file, or from Git. */
public final class OtherLock {

    private final EventLock lock;
    private final List<String> notices = new ArrayList<>();

    private OtherLock(EventLock lock) {
        this.lock = lock;
    }

    /**
     * Reads a lock file.
     *
     * @param source a file, or a commit, branch or tag of Git
     * @param own the lock file of the working tree, which says where the file is in that commit
     * @param neverStored the versions that are not compared, for example {@code order: OrderPlaced v2}
     * @throws EventMapException if the source is neither, or the lock file has errors
     */
    public static OtherLock read(String source, Path own, List<String> neverStored) {
        Path file = Path.of(source);
        if (Files.isRegularFile(file)) {
            return of(SourcePosition.of(file), TextFile.read(file), neverStored);
        }
        Path folder = Objects.requireNonNull(own.toAbsolutePath().getParent());
        if (source.startsWith("-")
                || git(folder, "rev-parse", "--verify", "--quiet", source + "^{commit}")
                        .isEmpty()) {
            throw new EventMapException(
                    SourcePosition.of(own),
                    "must be compared with a file or a commit of Git, but \"" + source
                            + "\" is neither; in CI, fetch the branch first");
        }
        String name = source + ":./" + own.getFileName();
        Optional<String> text = git(folder, "show", name);
        OtherLock other = of(new SourcePosition(name, 0, 0), text.orElse(""), neverStored);
        if (text.isEmpty()) {
            other.notices.add(name + " does not exist, so there is nothing to compare with");
        }
        return other;
    }

    private static OtherLock of(SourcePosition position, String text, List<String> neverStored) {
        EventLock lock = EventLock.parse(
                position,
                text,
                entry -> "name it when you compare: --never-stored \"" + entry.versionName()
                        + "\", or neverStored of the Maven goal");
        return new OtherLock(lock.without(neverStored));
    }

    /** The output of a command of Git; empty if it fails. */
    private static Optional<String> git(Path folder, String... command) {
        List<String> all = new ArrayList<>(List.of("git", "-C", folder.toString()));
        all.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
            }
        } catch (IOException e) {
            throw new EventMapException(SourcePosition.of(folder), "git cannot be run to read another lock file: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventMapException(SourcePosition.of(folder), "was interrupted while git read another lock file");
        }
    }

    /**
     * Fails if the events no longer cover a version of the other file, or its shape has changed.
     *
     * @return notices about harmless changes
     * @throws EventMapException if a version has lost its class or its shape
     */
    public List<String> check(
            List<AggregateModel> aggregates, List<String> passedOver, Function<EventSchema, Shape> shapes) {
        List<Problem> problems = new ArrayList<>(lock.lost(aggregates, passedOver));
        List<String> all = new ArrayList<>(notices);
        try {
            all.addAll(lock.checkShapes(aggregates, shapes));
        } catch (EventMapException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
        return all;
    }
}
