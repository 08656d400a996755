// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The classes of all rooms, as the build has compiled them. */
final class Compiled {

    /** What the rooms are made of. */
    static final JavaClasses MAIN = load(Room::mainClasses);

    /** The rooms' tests, these ones included. */
    static final JavaClasses TESTS = load(Room::testClasses);

    private static final Map<String, Room> FOLDERS = Repository.ROOMS.stream()
            .collect(Collectors.toMap(room -> room.mainClasses().toUri().toString(), room -> room));

    private Compiled() {}

    private static JavaClasses load(Function<Room, Path> folder) {
        return new ClassFileImporter()
                .importPaths(Repository.ROOMS.stream()
                        .map(folder)
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** The room that a class belongs to, if it is one of ours. */
    static Optional<Room> roomOf(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).flatMap(Compiled::roomOf);
    }

    private static Optional<Room> roomOf(String uri) {
        return FOLDERS.entrySet().stream()
                .filter(folder -> uri.startsWith(folder.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
