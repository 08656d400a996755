// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module promises: the public types of its exported packages, and their public and protected members. */
final class PublishedApi {

    private static final Pattern NAME = Pattern.compile(" (?:class|interface) ([\\w.$]+)");
    private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();

    /** Packages for authors of databases, with ports and with suites. */
    private static final Pattern SPI = Pattern.compile("\\.(spi|tck)\\.");

    /** Whom a promise is for. */
    enum Audience {
        API,
        SPI
    }

    private PublishedApi() {}

    /** The folder of the golden files for an audience. */
    static Path folder(Audience audience) {
        return Repository.module("architecture")
                .folder()
                .resolve(audience.name().toLowerCase(Locale.ROOT));
    }

    /** The file that holds what a module has promised to an audience. */
    static Path goldenFile(Module module, Audience audience) {
        return folder(audience).resolve(module.pom().artifactId() + ".txt");
    }

    /** What a module promises to an audience now, one line per type and member. */
    static String of(Module module, Audience audience) {
        return types(module).entrySet().stream()
                .filter(type -> SPI.matcher(type.getKey()).find() == (audience == Audience.SPI))
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The descriptions of the types that a module publishes, by their names. */
    private static Map<String, String> types(Module module) {
        List<Path> classes = Repository.files(module.mainClasses(), Set.of(), PublishedApi::isClass).stream()
                .filter(file -> isExported(module, module.mainClasses(), file))
                .toList();
        Map<String, String> types = new TreeMap<>();
        for (String block : classes.isEmpty() ? new String[0] : javap(classes).split("Compiled from .*\n")) {
            describe(block).ifPresent(type -> types.put(nameOf(type), type));
        }
        types.keySet().removeIf(name -> !isReachable(name, Set.copyOf(types.keySet())));
        return types;
    }

    private static String nameOf(String type) {
        Matcher name = NAME.matcher(type);
        if (!name.find()) {
            throw new IllegalStateException("no type in: " + type);
        }
        return name.group(1);
    }

    /** Whether all types around a nested one are public too. */
    private static boolean isReachable(String name, Set<String> published) {
        int nested = name.lastIndexOf('$');
        return nested < 0
                || (published.contains(name.substring(0, nested)) && isReachable(name.substring(0, nested), published));
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.endsWith("-info.class") && !name.matches(".*\\$\\d.*");
    }

    /** Whether a module exports the package of a file below a folder of classes or sources. */
    static boolean isExported(Module module, Path top, Path file) {
        Path descriptor = module.mainClasses().resolve("module-info.class");
        if (!Files.exists(descriptor)) {
            return true;
        }
        String name = Repository.name(top, file.getParent()).replace('/', '.');
        try (InputStream in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .anyMatch(exports ->
                            !exports.isQualified() && exports.source().equals(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String javap(List<Path> classes) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        String[] arguments = Stream.concat(
                        Stream.of("-protected"), classes.stream().map(Path::toString))
                .toArray(String[]::new);
        if (JAVAP.run(writer, writer, arguments) != 0) {
            throw new IllegalStateException("javap failed: " + out);
        }
        return out.toString().replace("\r\n", "\n");
    }

    /** A type's header, then its members in alphabetical order; nothing for a type that is not public. */
    private static Optional<String> describe(String block) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("public ")) {
            return Optional.empty();
        }
        String members = lines.subList(1, lines.size() - 1).stream().sorted().collect(Collectors.joining("\n"));
        String header = lines.get(0).replaceAll(" \\{$", "");
        return Optional.of((header + "\n" + members).strip() + "\n");
    }
}
