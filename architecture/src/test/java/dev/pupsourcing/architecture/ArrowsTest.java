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

/** Arrows between rooms point one way, as ARCHITECTURE.md draws them, and no package is part of a cycle. */
class ArrowsTest {

    private static final List<String> WITHOUT_DEPENDENCIES = List.of("core", "jdbc", "processing", "databases");

    @Test
    void roomsSeeOnlyWhatTheTableAllows() {
        RoomTable table = RoomTable.read();
        Map<String, String> wrong = new TreeMap<>();

        forEachArrow((from, dependency, to) -> {
            if (!table.allows(from, to)) {
                wrong.putIfAbsent(from + " -> " + to, dependency.getDescription());
            }
        });

        assertThat(wrong).as("arrows that ARCHITECTURE.md does not draw").isEmpty();
    }

    @Test
    void theTableAllowsOnlyWhatExists() {
        Map<Room, Set<Room>> used = new HashMap<>();

        forEachArrow((from, dependency, to) ->
                used.computeIfAbsent(from, room -> new HashSet<>()).add(to));

        assertThat(RoomTable.read().without(used))
                .as("arrows in ARCHITECTURE.md that no class needs")
                .isEmpty();
    }

    @Test
    void anArrowThatIsNotDrawnIsNotAllowed() {
        RoomTable table = new RoomTable("""
                | room | what | sees |
                |---|---|---|
                | `core` | values | nothing |
                | `jdbc` | the store | core |
                | `databases/*` | dialects | jdbc |
                """);
        Room core = Repository.room("core");
        Room jdbc = Repository.room("jdbc");
        Room sqlite = Repository.room("databases/sqlite");

        assertThat(table.allows(sqlite, jdbc)).isTrue();
        assertThat(table.allows(sqlite, core)).isFalse();
        assertThat(table.allows(core, sqlite)).isFalse();
        assertThat(table.allows(sqlite, Repository.room("databases/mysql"))).isFalse();
        assertThat(table.without(Map.of(sqlite, Set.of(jdbc)))).containsExactly("jdbc -> core");
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(Compiled.MAIN);
    }

    @Test
    void noPackageStandsInTwoRooms() {
        Set<String> shared = new TreeSet<>();
        for (JavaClass one : Compiled.MAIN) {
            one.getPackage().getClasses().stream()
                    .filter(other -> Compiled.roomOf(other).isPresent())
                    .filter(other -> !Compiled.roomOf(other).equals(Compiled.roomOf(one)))
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
        assertThat(Repository.ROOMS)
                .filteredOn(room -> room.isIn(WITHOUT_DEPENDENCIES.toArray(String[]::new)))
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.pom().runtimeDependencies())
                        .as("run-time dependencies of %s", room)
                        .allMatch(artifact -> artifact.startsWith("pupsourcing-")));
    }

    private static void forEachArrow(Arrow arrow) {
        for (JavaClass type : Compiled.MAIN) {
            Room from = Compiled.roomOf(type).orElseThrow();
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> Compiled.roomOf(
                                    dependency.getTargetClass().getBaseComponentType())
                            .ifPresent(to -> arrow.at(from, dependency, to)));
        }
    }

    /** A class of one room that uses a class of another, or of the same. */
    @FunctionalInterface
    private interface Arrow {
        void at(Room from, Dependency dependency, Room to);
    }

    private static boolean isIn(JavaClass type, String path) {
        return Compiled.roomOf(type).filter(room -> room.isIn(path)).isPresent();
    }

    /** Each package is a slice of its own. */
    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Compiled.roomOf(type).isPresent()
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
