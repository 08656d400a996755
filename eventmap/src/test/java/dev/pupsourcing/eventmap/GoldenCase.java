// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a test case: {@code input/}, optional settings in {@code case.properties}, and the expected result.
 *
 * @param folder the folder
 */
record GoldenCase(Path folder) {

    static final Path ALL = Path.of("src", "test", "resources", "golden");

    static Stream<GoldenCase> in(String kind) {
        try (Stream<Path> folders = Files.list(ALL.resolve(kind))) {
            return folders.sorted().map(GoldenCase::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Copies the input to a folder in which a run can write. */
    Path copyTo(Path target) {
        Path input = folder.resolve("input");
        files(input).forEach((path, text) -> write(target.resolve("input").resolve(path), text));
        return target;
    }

    /** The settings, with all folders in the given one. */
    EventMapOptions config(Path work) {
        Properties settings = settings();
        String input = settings.getProperty("input", "input");
        return EventMapOptions.builder(
                        work.resolve(input.replace('\\', '/')), settings.getProperty("package", "com.shop.mapping"))
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .include(list(settings.getProperty("include")))
                .exclude(list(settings.getProperty("exclude")))
                .nullMarked(Boolean.parseBoolean(settings.getProperty("nullMarked")))
                .testCodec(settings.getProperty("testCodec"))
                .build();
    }

    /** Whether the JSON codec accepts the events. */
    boolean isJson() {
        return Boolean.parseBoolean(settings().getProperty("json", "true"));
    }

    private Properties settings() {
        Properties settings = new Properties();
        Path file = folder.resolve("case.properties");
        try {
            settings.load(new StringReader(Files.exists(file) ? Files.readString(file) : ""));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(String value) {
        return value == null ? List.of() : List.of(value.split(","));
    }

    /** The files below a folder with their bytes as Latin-1 text, by relative path with slashes. */
    static TreeMap<String, String> files(Path folder) {
        TreeMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String latin1) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether to update the expected files instead of comparing them; review the changes afterwards. */
    static boolean updating() {
        return Boolean.getBoolean("golden.update");
    }

    @Override
    public String toString() {
        return name();
    }
}
