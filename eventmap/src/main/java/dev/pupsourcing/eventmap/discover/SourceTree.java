// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.TypeUse;
import dev.pupsourcing.eventmap.parse.ParsedFile;
import dev.pupsourcing.eventmap.parse.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sources below an input folder, and other sources that events refer to. Not thread-safe.
 *
 * <p>Types outside the input folder are read on demand, from the path that their name implies.
 */
public final class SourceTree {

    private static final int DEEPEST_NESTING = 3;

    private final SourceReader reader = new SourceReader();
    private final List<SourceFile> files = new ArrayList<>();
    private final Map<String, SourceType> types = new LinkedHashMap<>();
    private final Map<String, Optional<SourceType>> outside = new HashMap<>();
    private final Map<String, List<SourceType>> byFile = new HashMap<>();
    private final Map<Path, Boolean> consulted = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> excluded = new ArrayList<>();
    private final Set<Path> roots = new LinkedHashSet<>();
    private final Path input;

    private SourceTree(Path input) {
        this.input = input;
    }

    /**
     * Reads all sources below a folder. A file that cannot be read is passed over if it cannot matter: if it is in no
     * version folder and no stored event has a class in it. The compiler reports it, if it is an error.
     *
     * @param selection excludes files
     * @param stored the full names of the classes of stored events
     */
    public static SourceTree read(Path input, Selection selection, Collection<String> stored) {
        SourceTree tree = new SourceTree(input);
        List<Problem> problems = new ArrayList<>();
        for (Path file : SourceFiles.below(input)) {
            String path = SourceFiles.sortKey(input.relativize(file));
            if (selection.excludesPath(path)) {
                stored.stream()
                        .filter(name -> holds(path, name))
                        .forEach(name -> tree.excluded.add(name + " " + Selection.EXCLUDED));
            } else {
                tree.add(file, path, stored, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
        return tree;
    }

    private void add(Path file, String path, Collection<String> stored, List<Problem> problems) {
        try {
            add(file);
        } catch (EventMapException e) {
            if (matters(path, stored)) {
                problems.addAll(e.problems());
            } else {
                e.problems().forEach(problem -> unreadable.add(problem + "; the file is passed over"));
            }
        }
    }

    private static boolean matters(String path, Collection<String> stored) {
        boolean versioned = Stream.of(path.split("/")).anyMatch(Placement::isNumbered);
        return versioned || stored.stream().anyMatch(name -> holds(path, name));
    }

    /** Whether a file, by its path below the input folder, may declare a class. */
    private static boolean holds(String path, String className) {
        String outer = "/" + path.substring(0, path.length() - ".java".length()) + "/";
        return ("/" + className.replace('.', '/') + "/").contains(outer);
    }

    /** The classes of stored events in files that are excluded, each followed by the reason. */
    List<String> excluded() {
        return Collections.unmodifiableList(excluded);
    }

    /** The files that could not be read and were passed over, with the reasons. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private void add(Path file) {
        ParsedFile parsed = reader.read(file);
        List<String> folders = SourceFiles.folders(input.relativize(file));
        List<String> segments = parsed.packageName().isEmpty()
                ? List.of()
                : List.of(parsed.packageName().split("\\."));
        int shared = Math.min(folders.size(), segments.size());
        if (!last(folders, shared).equals(last(segments, shared))) {
            throw misplaced(parsed, folders);
        }
        boolean test = parsed.test() || SourceFiles.isTestFolder(folders);
        Placement placement = Placement.of(parsed.packageName(), shared, parsed.packagePosition());
        files.add(new SourceFile(placement, test, parsed.types()));
        parsed.types().forEach(type -> types.put(type.id().toString(), type));
        byFile.put(SourcePosition.of(file).file(), parsed.types());
        root(file, segments.size()).ifPresent(roots::add);
    }

    private static EventMapException misplaced(ParsedFile parsed, List<String> folders) {
        String name = parsed.packageName().isEmpty() ? "the default package" : "package " + parsed.packageName();
        return new EventMapException(
                parsed.packagePosition(),
                name + " does not match the folder " + String.join("/", folders) + "; move the file or correct its"
                        + " package");
    }

    private static List<String> last(List<String> list, int count) {
        return list.subList(list.size() - count, list.size());
    }

    private static Optional<Path> root(Path file, int depth) {
        Optional<Path> folder =
                Optional.ofNullable(file.toAbsolutePath().normalize().getParent());
        for (int i = 0; i < depth; i++) {
            folder = folder.map(Path::getParent);
        }
        return folder;
    }

    /** The files below the input folder. */
    List<SourceFile> files() {
        return Collections.unmodifiableList(files);
    }

    /** The type that a use refers to, if its source is available. */
    public Optional<SourceType> find(TypeUse use) {
        return use.candidates().stream().flatMap(name -> find(name).stream()).findFirst();
    }

    private Optional<SourceType> find(String name) {
        SourceType known = types.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SourceType> found = outside.get(name);
        if (found == null) {
            found = name.startsWith("java.") ? Optional.empty() : load(name);
            outside.put(name, found);
        }
        return found;
    }

    private Optional<SourceType> load(String name) {
        List<String> segments = List.of(name.split("\\."));
        for (int length = segments.size(); length > Math.max(0, segments.size() - DEEPEST_NESTING); length--) {
            String path = String.join("/", segments.subList(0, length)) + ".java";
            for (Path root : roots) {
                Optional<SourceType> found = load(root.resolve(path), name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A type outside the input folder; a file that cannot be read counts as one whose source is not available. */
    private Optional<SourceType> load(Path file, String name) {
        if (file.startsWith(input.toAbsolutePath().normalize())) {
            return Optional.empty();
        }
        boolean present = SourceFiles.isFile(file);
        consulted.put(file, present);
        if (!present) {
            return Optional.empty();
        }
        String key = SourcePosition.of(file).file();
        List<SourceType> declared = byFile.get(key);
        if (declared == null) {
            declared = readOutside(file);
            byFile.put(key, declared);
        }
        return declared.stream()
                .filter(type -> type.id().toString().equals(name))
                .findFirst();
    }

    private List<SourceType> readOutside(Path file) {
        try {
            return reader.read(file).types();
        } catch (EventMapException e) {
            e.problems().forEach(problem -> unreadable.add(problem + "; the file is passed over"));
            return List.of();
        }
    }

    /** The files outside the input folder that were looked up, and whether they exist. */
    public Map<Path, Boolean> consulted() {
        return Collections.unmodifiableMap(consulted);
    }

    /** All supertypes whose source is available, nearest first, without the type itself. */
    Set<SourceType> supertypes(SourceType type) {
        Set<SourceType> found = new LinkedHashSet<>();
        List<SourceType> open = new ArrayList<>(List.of(type));
        while (!open.isEmpty()) {
            SourceType next = open.remove(0);
            directSupertypes(next).stream().filter(found::add).forEach(open::add);
        }
        return found;
    }

    /** The types below the input folder in a package. */
    public List<SourceType> typesIn(String packageName) {
        return types.values().stream()
                .filter(type -> type.id().packageName().equals(packageName))
                .toList();
    }

    /** The types that a type extends and implements itself, if their source is available. */
    public List<SourceType> directSupertypes(SourceType type) {
        return type.supertypes().stream().flatMap(use -> find(use).stream()).toList();
    }

    /** The types below the input folder that have a given supertype, in the order of their files. */
    public List<SourceType> subtypes(SourceType type) {
        return types.values().stream()
                .filter(candidate -> supertypes(candidate).contains(type))
                .toList();
    }

    /** The permitted subtypes of a sealed type whose source is available. */
    public List<SourceType> permitted(SourceType type) {
        List<TypeUse> named = type.json().permitted();
        if (!named.isEmpty()) {
            return named.stream().flatMap(use -> find(use).stream()).toList();
        }
        return byFile.getOrDefault(type.position().file(), List.of()).stream()
                .filter(candidate -> directSupertypes(candidate).contains(type))
                .toList();
    }

    /** The position of the whole input, for messages about no particular file. */
    SourcePosition position() {
        return SourcePosition.of(input);
    }
}
