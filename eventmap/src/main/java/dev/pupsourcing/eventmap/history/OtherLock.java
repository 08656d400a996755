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
import java.nio.file.InvalidPathException;
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
     * @param source a file; a commit, branch or tag of Git; or a file in one of these, for example {@code
     *     main:src/events.lock}
     * @param own the lock file of the working tree, which says where the file is in that commit
     * @param neverStored the versions that are not compared, for example {@code order: OrderPlaced v2}
     * @throws EventMapException if there is no such file or commit, if the lock file was moved since, or if it has errors
     */
    public static OtherLock read(String source, Path own, List<String> neverStored) {
        if (isFile(source)) {
            Path file = Path.of(source);
            return of(SourcePosition.of(file), TextFile.read(file), neverStored);
        }
        Path folder = Objects.requireNonNull(own.toAbsolutePath().getParent());
        boolean commit = !source.startsWith("-")
                && git(folder, "rev-parse", "--verify", "--quiet", source + "^{commit}")
                        .isPresent();
        String name = commit ? source + ":./" + own.getFileName() : source;
        Optional<String> text = source.startsWith("-") ? Optional.empty() : git(folder, "show", name);
        if (text.isPresent()) {
            return of(new SourcePosition(name, 0, 0), text.get(), neverStored);
        }
        if (!commit) {
            throw new EventMapException(
                    SourcePosition.of(own),
                    "must be compared with a file or a commit of Git, but \"" + source
                            + "\" is neither; in CI, fetch the branch first");
        }
        refuseMoved(source, own, folder);
        OtherLock other = of(new SourcePosition(name, 0, 0), "", neverStored);
        other.notices.add(name + " does not exist, so there is nothing to compare with");
        return other;
    }

    private static boolean isFile(String source) {
        try {
            return Files.isRegularFile(Path.of(source));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A lock file that the commit has elsewhere, and the working tree does not, is probably the one to compare with. */
    private static void refuseMoved(String commit, Path own, Path folder) {
        String root = git(folder, "rev-parse", "--show-toplevel").orElse("").strip();
        List<String> gone = git(folder, "ls-tree", "-r", "--name-only", "--full-tree", commit)
                .orElse("")
                .lines()
                .filter(path -> path.equals(own.getFileName().toString()) || path.endsWith("/" + own.getFileName()))
                .filter(path -> !Files.exists(Path.of(root, path)))
                .toList();
        if (!gone.isEmpty()) {
            throw new EventMapException(
                    SourcePosition.of(own),
                    "is not in " + commit + ", which has " + String.join(", ", gone)
                            + " instead; if the file was moved, compare with " + commit + ":" + gone.get(0));
        }
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
