// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.discover.SourceTree;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.model.VersionRole;
import dev.pupsourcing.eventmap.parse.DeclarationText;
import dev.pupsourcing.eventmap.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Copies the newest class of an event type: to the next version package or, if it implements a sealed interface, as the
 * older version to a second sealed interface, so that a switch over the first stays exhaustive. A version that is only
 * read goes to the next version package too, or to a sealed interface for versions to come.
 */
final class VersionCopy {

    private static final String OLD = "Old";
    private static final String NEXT = "Next";

    private final EventMapOptions options;
    private final SourceTree tree;
    private final String aggregate;
    private final EventSchema from;
    private final boolean readOnly;
    private final Path file;
    private final List<Path> written = new ArrayList<>();

    /**
     * A copy of the newest class.
     *
     * @param readOnly whether the program only reads the next version
     */
    VersionCopy(EventMapOptions options, SourceTree tree, String aggregate, EventSchema from, boolean readOnly) {
        this.options = options;
        this.tree = tree;
        this.aggregate = aggregate;
        this.from = from;
        this.readOnly = readOnly;
        this.file = Path.of(from.source().position().file());
    }

    NextVersion write() {
        Optional<SourceType> sealed = tree.directSupertypes(from.source()).stream()
                .filter(type -> type.is(Trait.SEALED))
                .findFirst();
        return sealed.isPresent() ? beside(sealed.get()) : inNextPackage();
    }

    private NextVersion inNextPackage() {
        SourceType source = from.source();
        if (source.id().nested()) {
            throw refusal("is nested in a class that is not sealed; copy it by hand");
        }
        String oldPackage = source.id().packageName();
        String newPackage = nextPackage(oldPackage);
        Path folder = folder(oldPackage, newPackage);
        Path target = folder.resolve(file.getFileName());
        String text = TextFile.read(file).replaceFirst("package\\s+[\\w.]+\\s*;", packageLine(oldPackage, newPackage));
        create(target, text);
        String name = source.id().simpleName();
        String newName = newPackage + "." + name;
        if (!name.equals(from.eventType())) {
            pin(newName + " = " + from.eventType() + " v" + next());
        }
        return result(source.id().toString(), newName);
    }

    private String nextPackage(String name) {
        String version = "v" + next();
        List<String> segments = new ArrayList<>(List.of(name.split("\\.")));
        int index = segments.lastIndexOf("v" + from.version());
        if (index < 0) {
            segments.add(version);
        } else {
            segments.set(index, version);
        }
        return String.join(".", segments);
    }

    /** The folder of the new package, which differs from the old one in one segment, or has one more. */
    private Path folder(String oldPackage, String newPackage) {
        List<String> old = List.of(oldPackage.split("\\."));
        List<String> changed = List.of(newPackage.split("\\."));
        int same = 0;
        while (same < old.size() && old.get(same).equals(changed.get(same))) {
            same++;
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        for (int i = same; i < old.size() && folder != null; i++) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw refusal("is not in a folder of its package; copy it by hand");
        }
        return folder.resolve(String.join("/", changed.subList(same, changed.size())));
    }

    /** The package, and imports of the types that the class uses from its old package. */
    private String packageLine(String oldPackage, String newPackage) {
        String text = TextFile.read(file);
        String imports = tree.typesIn(oldPackage).stream()
                .filter(type -> !type.id().nested() && !type.equals(from.source()))
                .filter(type -> Pattern.compile("\\b" + type.id().simpleName() + "\\b")
                        .matcher(text)
                        .find())
                .map(type -> "\nimport " + type.id() + ";")
                .sorted()
                .collect(Collectors.joining());
        return Matcher.quoteReplacement("package " + newPackage + ";" + (imports.isEmpty() ? "" : "\n" + imports));
    }

    private NextVersion beside(SourceType sealed) {
        SourceType source = from.source();
        String name = source.id().simpleName();
        String copyName = name + "V" + (readOnly ? next() : from.version());
        String container = (readOnly ? NEXT : OLD) + sealed.id().simpleName();
        DeclarationText declaration = DeclarationText.of(file, source.id());
        String copy = declaration
                .text()
                .replaceAll("\\b" + name + "\\b", copyName)
                .replaceAll("\\b" + sealed.id().simpleName() + "\\b", container)
                .replaceFirst("^\\s*public\\s+", "");
        Path target = Path.of(sealed.position().file()).resolveSibling(container + ".java");
        if (Files.exists(target)) {
            append(target, copy);
        } else {
            create(target, container(sealed, container, declaration, copy));
        }
        String copied = sealed.id().packageName() + "." + container + "." + copyName;
        return pinned(copied, source.id().toString());
    }

    /** Pins both classes, of which one is the copy. */
    private NextVersion pinned(String copied, String source) {
        if (readOnly) {
            pin(copied + " = " + from.eventType() + " v" + next());
            return result(source, copied);
        }
        pin(copied + " = " + from.eventType() + " v" + from.version());
        pin(source + " = " + from.eventType() + " v" + next());
        return result(copied, source);
    }

    private int next() {
        return from.version() + 1;
    }

    private String container(SourceType sealed, String container, DeclarationText declaration, String copy) {
        String imports = declaration.imports().isEmpty() ? "" : String.join("\n", declaration.imports()) + "\n\n";
        String nested = from.source().id().nested() && !sealed.equals(outer())
                ? "import " + from.source().id().packageName() + "." + outerName() + ".*;\n\n"
                : "";
        return "package " + sealed.id().packageName() + ";\n\n" + imports + nested
                + "/** " + (readOnly ? "Versions to come" : "Older versions") + " of the events of {@link "
                + sealed.id().simpleName() + "}. */\n"
                + "public sealed interface " + container + " {\n\n    " + copy + "\n}\n";
    }

    private SourceType outer() {
        return tree.typesIn(from.source().id().packageName()).stream()
                .filter(type -> type.id().names().equals(outerNames()))
                .findFirst()
                .orElse(from.source());
    }

    private List<String> outerNames() {
        List<String> names = from.source().id().names();
        return names.subList(0, names.size() - 1);
    }

    private String outerName() {
        return String.join(".", outerNames());
    }

    private void append(Path target, String copy) {
        String text = TextFile.read(target).stripTrailing();
        OutputFiles.write(target, text.substring(0, text.length() - 1) + "\n    " + copy + "\n}\n");
        written.add(target);
    }

    private void create(Path target, String text) {
        if (Files.exists(target)) {
            throw new EventMapException(SourcePosition.of(target), "already exists; nothing was written");
        }
        OutputFiles.write(target, text);
        written.add(target);
    }

    /** Adds a pin, in place of one for the same class or version. */
    private void pin(String line) {
        Path pins = options.pins();
        String key = line.replaceFirst(" = .*", "");
        String before = Files.exists(pins) ? TextFile.read(pins) : "";
        String kept = before.lines()
                .filter(other -> !other.strip().matches(Pattern.quote(key) + "(\\s*=.*)?"))
                .map(other -> other + "\n")
                .collect(Collectors.joining());
        OutputFiles.write(pins, kept + line + "\n");
        if (!written.contains(pins)) {
            written.add(pins);
        }
    }

    /** The result; with a pin, if the version is read-only. */
    private NextVersion result(String old, String current) {
        EventSchema next = new EventSchema(from.eventType(), next(), from.source(), VersionRole.USUAL);
        if (readOnly) {
            pin("read-only " + aggregate + ": " + next);
            return new NextVersion(written, current, conversion(Renderer.upcaster(next, from), current, old));
        }
        return new NextVersion(written, current, conversion(Renderer.upcaster(from, next), old, current));
    }

    private String conversion(String method, String source, String target) {
        String arguments = from.source().state().stream()
                .map(component -> "event." + component.name() + "()")
                .collect(Collectors.joining(", "));
        return """
                @Override
                public %s %s(%s event, PersistedEvent stored) {
                    return new %s(%s);
                }
                """.formatted(target, method, source, target, arguments);
    }

    private EventMapException refusal(String why) {
        return new EventMapException(from.source().position(), from.source().id() + " " + why);
    }
}
