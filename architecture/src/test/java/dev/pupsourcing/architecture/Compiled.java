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

/** The classes of all modules, as the build has compiled them. */
final class Compiled {

    /** What the modules are made of. */
    static final JavaClasses MAIN = load(Module::mainClasses);

    /** The modules' tests, these ones included. */
    static final JavaClasses TESTS = load(Module::testClasses);

    private static final Map<String, Module> FOLDERS = Repository.MODULES.stream()
            .collect(Collectors.toMap(module -> module.mainClasses().toUri().toString(), module -> module));

    private Compiled() {}

    private static JavaClasses load(Function<Module, Path> folder) {
        return new ClassFileImporter()
                .importPaths(Repository.MODULES.stream()
                        .map(folder)
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** The module that a class belongs to, if it is one of ours. */
    static Optional<Module> moduleOf(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).flatMap(Compiled::moduleOf);
    }

    private static Optional<Module> moduleOf(String uri) {
        return FOLDERS.entrySet().stream()
                .filter(folder -> uri.startsWith(folder.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
