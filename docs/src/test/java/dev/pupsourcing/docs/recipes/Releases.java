// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapResult;
import dev.pupsourcing.eventmap.NextVersion;
import dev.pupsourcing.eventmap.model.EventMapException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The releases of a recipe's program, one after another, and the store that all of them use. A release is generated,
 * checked, compiled with all warnings as errors, and its generated tests are run.
 */
final class Releases {

    private final Path recipe;
    private final Path work;
    private final Path input;
    private final StoredEvents stored;
    private final Map<String, Program> released = new HashMap<>();
    private String current = "";
    private int builds;

    Releases(Recipe recipe, Path work) throws SQLException {
        this.recipe = recipe.folder();
        this.work = work;
        this.input = work.resolve("input/com/shop");
        this.stored = new StoredEvents(work.resolve("shop.db"));
    }

    /** Executes a command of a recipe, and returns what is seen. */
    List<String> execute(String command, String argument) {
        return switch (command) {
            case "release" -> release(argument);
            case "try" -> attempt(argument);
            case "next" -> next(argument);
            case "back" -> back(argument);
            case "generate" -> generate();
            case "clean" -> clean();
            case "compile-alone" -> compileAlone(argument);
            case "module" -> module(argument);
            case "write" -> stored.write(program(), argument);
            case "read" -> stored.read(program());
            case "run" -> program().run(stored.store());
            default -> throw new IllegalArgumentException("unknown command " + command);
        };
    }

    private Program program() {
        return released.get(current);
    }

    private List<String> release(String name) {
        List<String> seen = new ArrayList<>();
        Optional<String> failure = build(name, seen);
        assertThat(failure).as("release " + name).isEmpty();
        return seen;
    }

    /** Builds a release without keeping it. */
    private List<String> attempt(String name) {
        Path before = work.resolve("before-attempt-" + builds);
        Folder.copy(input, before);
        String program = current;
        List<String> seen = new ArrayList<>();
        build(name, seen).ifPresentOrElse(seen::add, () -> seen.addAll(stored.read(program())));
        current = program;
        Folder.delete(input);
        Folder.copy(before, input);
        return seen;
    }

    private List<String> back(String name) {
        assertThat(released).containsKey(name);
        current = name;
        return List.of();
    }

    private List<String> next(String type) {
        NextVersion next = EventMap.next(options(work), type);
        List<String> seen = new ArrayList<>();
        next.written().forEach(file -> seen.add("wrote " + plain(file.toString())));
        seen.add(next.upcaster());
        return seen;
    }

    /** Generates the current release once more, as the next build does. */
    private List<String> generate() {
        EventMapResult result = EventMap.generate(options(work.resolve("build-again")));
        if (result.upToDate()) {
            return List.of("nothing has changed");
        }
        List<String> seen = new ArrayList<>(plain(result.notices(), "notice: "));
        seen.addAll(plain(result.written().stream().map(Path::toString).toList(), "wrote "));
        return seen;
    }

    private List<String> clean() {
        Folder.delete(work.resolve("build-again/main"));
        return List.of();
    }

    /** Compiles a folder without any library. */
    private List<String> compileAlone(String folder) {
        Optional<String> error = Javac.compileAlone(work.resolve("alone"), recipe.resolve(folder));
        return List.of(error.map(text -> "does not compile: " + text).orElse("compiles without the library"));
    }

    /** Starts the current release as a named module with the descriptor in a folder. */
    private List<String> module(String folder) {
        Path generated = work.resolve("build-" + (builds - 1)).resolve("main");
        return NamedModule.run(work.resolve("module-" + folder), List.of(input, generated, recipe.resolve(folder)));
    }

    /** Puts the sources of a release in place, and builds them; returns why that fails. */
    private Optional<String> build(String name, List<String> notices) {
        replaceSources(recipe.resolve(name));
        Path build = work.resolve("build-" + builds++);
        EventMapOptions options = options(build);
        try {
            EventMapResult result = EventMap.generate(options);
            notices.addAll(plain(result.notices(), "notice: "));
        } catch (EventMapException e) {
            return Optional.of("refused: " + plain(e.getMessage()));
        }
        Path classes = build.resolve("classes");
        Path tests = build.resolve("test");
        Optional<String> error = Javac.compile(classes, input, build.resolve("main"), tests);
        if (error.isPresent()) {
            return error.map(text -> "does not compile: " + text);
        }
        List<String> failures = GeneratedTests.run(classes, tests, settings().getProperty("golden", ""));
        if (!failures.isEmpty()) {
            return Optional.of("tests fail: " + plain(String.join("\n", failures)));
        }
        EventMap.check(options);
        released.put(name, new Program(classes, input, build.resolve("main")));
        current = name;
        return Optional.empty();
    }

    /** Replaces all files except the lock files, which the repository of a real project keeps. */
    private void replaceSources(Path release) {
        for (Path file : Folder.files(input)) {
            if (!file.toString().endsWith(".lock")) {
                Folder.delete(file);
            }
        }
        Folder.copy(release, input);
    }

    private EventMapOptions options(Path build) {
        Properties settings = settings();
        Path events = input.resolve(settings.getProperty("input", ""));
        return EventMapOptions.builder(events, Program.MAPPINGS)
                .output(build.resolve("main"))
                .testOutput(build.resolve("test"))
                .stamp(build.resolve("stamp"))
                .lock(events.resolve(settings.getProperty("lock", "events.lock")))
                .exclude(settings.containsKey("exclude") ? List.of(settings.getProperty("exclude")) : List.of())
                .golden(settings.containsKey("golden") ? work.resolve("golden") : null)
                .build();
    }

    private Properties settings() {
        return Folder.properties(input.resolve("eventmap.properties"));
    }

    private List<String> plain(List<String> messages, String kind) {
        return messages.stream().map(message -> kind + plain(message)).toList();
    }

    /** A message without the folders of this run. */
    private String plain(String message) {
        return Stream.of(input + "/", work + "/").reduce(message, (text, folder) -> text.replace(folder, ""));
    }
}
