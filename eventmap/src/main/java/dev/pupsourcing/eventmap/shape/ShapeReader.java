// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

import dev.pupsourcing.eventmap.discover.SourceTree;
import dev.pupsourcing.eventmap.model.Component;
import dev.pupsourcing.eventmap.model.JsonName;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import dev.pupsourcing.eventmap.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the shape of an event from its source and from the sources of the types that it refers to. */
public final class ShapeReader {

    private final SourceTree tree;

    /** A reader over a source tree. */
    public ShapeReader(SourceTree tree) {
        this.tree = tree;
    }

    /** The shape of an event's class. */
    public Shape of(SourceType event) {
        Walk walk = new Walk();
        walk.fields.put(Shape.EVENT, walk.object(event, Map.of(), ""));
        return new Shape(walk.fields);
    }

    /** Collects the fields of one event. */
    private final class Walk {

        private final TreeMap<String, String> fields = new TreeMap<>();
        private final Map<String, String> enclosing = new LinkedHashMap<>();

        /** Adds the fields of a class below a path, and returns its kind. */
        private String object(SourceType type, Map<String, TypeUse> bindings, String path) {
            String key = type.id() + bindings.toString();
            String outer = enclosing.putIfAbsent(key, path.isEmpty() ? Shape.EVENT : path);
            if (outer != null) {
                return "same as " + outer;
            }
            components(type).stream().filter(Component::written).forEach(part -> add(part, bindings, path));
            enclosing.remove(key);
            return Kind.checkedBy("object", type.json().checks());
        }

        /** The components of a record, or the fields of a class and of its superclasses. */
        private List<Component> components(SourceType type) {
            List<Component> components = new ArrayList<>(type.state());
            tree.directSupertypes(type).stream()
                    .filter(above -> above.kind() == SourceType.Kind.CLASS)
                    .forEach(above -> components.addAll(components(above)));
            return components;
        }

        private void add(Component part, Map<String, TypeUse> bindings, String path) {
            String name = encoded(part.json().name());
            String field = path.isEmpty() ? name : path + "." + name;
            String kind = kind(bound(part.type(), bindings), field);
            String known = part.nullable() ? Kind.optional(kind) : kind;
            fields.put(field, Kind.also(known, encoded(part.json().aliases())));
        }

        private String kind(TypeUse use, String path) {
            if (use.dimensions() > 0) {
                return array(use, path);
            }
            Optional<SourceType> declared = tree.find(use);
            return declared.isPresent() ? declared(declared.get(), use.arguments(), path) : known(use, path);
        }

        private String array(TypeUse use, String path) {
            if (use.dimensions() == 1 && use.name().equals("byte")) {
                return "bytes";
            }
            fields.put(path + "[]", kind(use.withDimensions(use.dimensions() - 1), path + "[]"));
            return "list";
        }

        private String known(TypeUse use, String path) {
            Optional<Class<?>> jdk = JdkClasses.find(use);
            if (jdk.isEmpty()) {
                return JdkClasses.isPrimitive(use.name()) ? use.name() : "external " + encoded(use.name());
            }
            return switch (JdkClasses.role(jdk.get())) {
                case OPTIONAL -> Kind.optional(kind(argument(use, 0), path));
                case LIST, SET -> {
                    fields.put(path + "[]", kind(argument(use, 0), path + "[]"));
                    yield JdkClasses.role(jdk.get()) == JdkClasses.Role.SET ? "set" : "list";
                }
                case MAP -> {
                    fields.put(path + "{}", kind(argument(use, 1), path + "{}"));
                    yield "map by " + new Walk().kind(argument(use, 0), path);
                }
                case VALUE -> JdkClasses.name(jdk.get());
            };
        }

        private TypeUse argument(TypeUse use, int index) {
            return index < use.arguments().size()
                    ? use.arguments().get(index)
                    : new TypeUse("Object", List.of("java.lang.Object"), List.of(), 0);
        }

        private String declared(SourceType type, List<TypeUse> arguments, String path) {
            Map<String, TypeUse> bindings = new HashMap<>();
            for (int i = 0; i < Math.min(arguments.size(), type.parameters().size()); i++) {
                bindings.put(type.parameters().get(i).name(), arguments.get(i));
            }
            if (type.json().value().isPresent()) {
                return kind(bound(type.json().value().get(), bindings), path);
            }
            if (type.kind() == SourceType.Kind.ENUM) {
                return constants(type);
            }
            if (type.is(Trait.SEALED)) {
                return union(type, bindings, path);
            }
            return type.kind() == SourceType.Kind.INTERFACE ? "any" : object(type, bindings, path);
        }

        private String constants(SourceType type) {
            TreeSet<String> names = new TreeSet<>();
            for (JsonName constant : type.json().constants()) {
                List<String> all = new ArrayList<>(List.of(encoded(constant.name())));
                all.addAll(encoded(constant.aliases()));
                names.add(String.join("=", all));
            }
            return "enum " + String.join(" ", names);
        }

        private String union(SourceType type, Map<String, TypeUse> bindings, String path) {
            String key = type.id() + bindings.toString();
            String outer = enclosing.putIfAbsent(key, path);
            if (outer != null) {
                return "same as " + outer;
            }
            TreeSet<String> names = new TreeSet<>();
            for (SourceType leaf : leaves(type)) {
                String name = encoded(leaf.json().typeName().orElse(leaf.id().simpleName()));
                names.add(name);
                String below = path + "<" + name + ">";
                fields.put(
                        below, leaf.kind() == SourceType.Kind.ENUM ? constants(leaf) : object(leaf, bindings, below));
            }
            enclosing.remove(key);
            return "one of " + String.join(" ", names);
        }

        private List<SourceType> leaves(SourceType type) {
            List<SourceType> leaves = new ArrayList<>();
            for (SourceType permitted : tree.permitted(type)) {
                if (permitted.is(Trait.SEALED)) {
                    leaves.addAll(leaves(permitted));
                } else {
                    leaves.add(permitted);
                }
            }
            return leaves;
        }
    }

    /** A use of a type with the arguments in place of type parameters. */
    private static TypeUse bound(TypeUse use, Map<String, TypeUse> bindings) {
        TypeUse argument = use.arguments().isEmpty() ? bindings.get(use.name()) : null;
        if (argument != null) {
            return argument.withDimensions(argument.dimensions() + use.dimensions());
        }
        List<TypeUse> arguments =
                use.arguments().stream().map(part -> bound(part, bindings)).toList();
        return new TypeUse(use.name(), use.candidates(), arguments, use.dimensions());
    }

    private static List<String> encoded(List<String> names) {
        return names.stream().map(ShapeReader::encoded).toList();
    }

    /** A name without the characters that separate names in a line. */
    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (Character.isJavaIdentifierPart(point) && !Character.isIdentifierIgnorable(point) || point == '-') {
                text.appendCodePoint(point);
            } else {
                text.append('%').append(Integer.toHexString(point)).append(';');
            }
        });
        return text.toString();
    }
}
