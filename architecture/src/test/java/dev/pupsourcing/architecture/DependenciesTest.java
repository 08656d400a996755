// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Dependencies between modules point one way, as in ARCHITECTURE.md, and no package is part of a cycle. */
class DependenciesTest {

    private static final List<String> WITHOUT_DEPENDENCIES = List.of("core", "jdbc", "processing", "databases");

    @Test
    void modulesSeeOnlyWhatTheTableAllows() {
        ModuleTable table = ModuleTable.read();
        Map<String, String> wrong = new TreeMap<>();

        forEachEdge((from, dependency, to) -> {
            if (!table.allows(from, to)) {
                wrong.putIfAbsent(from + " -> " + to, dependency.getDescription());
            }
        });

        assertThat(wrong).as("edges that ARCHITECTURE.md does not draw").isEmpty();
    }

    @Test
    void theTableAllowsOnlyWhatExists() {
        Map<Module, Set<Module>> used = new HashMap<>();

        forEachEdge((from, dependency, to) ->
                used.computeIfAbsent(from, module -> new HashSet<>()).add(to));

        assertThat(ModuleTable.read().without(used))
                .as("edges in ARCHITECTURE.md that no class needs")
                .isEmpty();
    }

    @Test
    void aDependencyThatIsNotListedIsNotAllowed() {
        ModuleTable table = new ModuleTable("""
                | module | what | sees |
                |---|---|---|
                | `core` | values | nothing |
                | `jdbc` | the store | core |
                | `databases/*` | dialects | jdbc |
                """);
        Module core = Repository.module("core");
        Module jdbc = Repository.module("jdbc");
        Module sqlite = Repository.module("databases/sqlite");

        assertThat(table.allows(sqlite, jdbc)).isTrue();
        assertThat(table.allows(sqlite, core)).isFalse();
        assertThat(table.allows(core, sqlite)).isFalse();
        assertThat(table.allows(sqlite, Repository.module("databases/mysql"))).isFalse();
        assertThat(table.without(Map.of(sqlite, Set.of(jdbc)))).containsExactly("jdbc -> core");
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(Compiled.MAIN);
    }

    @Test
    void noPackageIsInTwoModules() {
        Set<String> shared = new TreeSet<>();
        for (JavaClass one : Compiled.MAIN) {
            one.getPackage().getClasses().stream()
                    .filter(other -> Compiled.moduleOf(other).isPresent())
                    .filter(other -> !Compiled.moduleOf(other).equals(Compiled.moduleOf(one)))
                    .forEach(other -> shared.add(one.getPackageName()));
        }

        assertThat(shared).isEmpty();
    }

    @Test
    void coreNeedsNothingButTheJdk() {
        ArchRuleDefinition.classes()
                .that(describe("are in core", type -> isIn(type, "core")))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.pupsourcing..", "java..", "javax.sql..", "org.jspecify..")
                .check(Compiled.MAIN);
    }

    @Test
    void theLibraryBringsNoForeignDependency() {
        assertThat(Repository.MODULES)
                .filteredOn(module -> module.isIn(WITHOUT_DEPENDENCIES.toArray(String[]::new)))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.pom().runtimeDependencies())
                        .as("run-time dependencies of %s", module)
                        .allMatch(artifact -> artifact.startsWith("pupsourcing-")));
    }

    private static void forEachEdge(Edge edge) {
        for (JavaClass type : Compiled.MAIN) {
            Module from = Compiled.moduleOf(type).orElseThrow();
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> Compiled.moduleOf(
                                    dependency.getTargetClass().getBaseComponentType())
                            .ifPresent(to -> edge.at(from, dependency, to)));
        }
    }

    /** A class of one module that uses a class of another, or of the same. */
    @FunctionalInterface
    private interface Edge {
        void at(Module from, Dependency dependency, Module to);
    }

    private static boolean isIn(JavaClass type, String path) {
        return Compiled.moduleOf(type).filter(module -> module.isIn(path)).isPresent();
    }

    /** Each package is a slice of its own. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Compiled.moduleOf(type).isPresent()
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
