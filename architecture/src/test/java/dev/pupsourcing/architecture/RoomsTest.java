// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every room is built, described, published with all that a publisher owes, and compiled before these tests run. */
class RoomsTest {

    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency/artifactId";

    @Test
    void everyRoomIsBuiltAndThisOneLast() {
        List<String> built = Pom.read(Repository.ROOT.resolve("pom.xml")).texts("/project/modules/module");

        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(
                        Repository.ROOMS.stream().map(Room::path).toList())
                .last()
                .isEqualTo("architecture");
    }

    @Test
    void everyRoomIsCompiled() {
        for (Room room : Repository.ROOMS) {
            assertThat(room.hasMainSources() && !Files.isDirectory(room.mainClasses()))
                    .as("%s has sources but no classes: run the build from the root, without -T", room)
                    .isFalse();
        }
    }

    @Test
    void everyRoomStandsInTheTable() {
        RoomTable table = RoomTable.read();

        assertThat(Repository.ROOMS)
                .allSatisfy(room -> assertThat(table.names(room))
                        .as("%s has no row in ARCHITECTURE.md", room)
                        .isTrue());
    }

    @Test
    void everyPublishedRoomIsManagedAndInTheBom() {
        Set<String> managed = new HashSet<>(Repository.room("build").pom().texts(MANAGED));
        Set<String> bom = new HashSet<>(Repository.room("bom").pom().texts(MANAGED));

        assertThat(jars()).isNotEmpty().allSatisfy(room -> {
            assertThat(bom).contains(room.pom().artifactId());
            assertThat(managed).contains(room.pom().artifactId());
        });
    }

    @Test
    void everyRoomHasANameAndADescription() {
        assertThat(Repository.ROOMS).allSatisfy(room -> {
            assertThat(room.pom().text("/project/name")).as("name of %s", room).isNotBlank();
            assertThat(room.pom().text("/project/description"))
                    .as("description of %s", room)
                    .isNotBlank();
        });
    }

    @Test
    void theParentSaysWhatMavenCentralAsksFor() {
        Pom parent = Repository.room("build").pom();

        assertThat(List.of("url", "licenses/license/name", "developers/developer/name", "scm/url", "scm/connection"))
                .allSatisfy(path ->
                        assertThat(parent.text("/project/" + path)).as(path).isNotBlank());
    }

    @Test
    void everyPublishedRoomIsAModuleOrNamesItself() {
        assertThat(jars())
                .filteredOn(room -> !room.pom().text("/project/packaging").equals("maven-plugin"))
                .allSatisfy(room -> assertThat(Files.exists(room.folder().resolve("src/main/java/module-info.java"))
                                || !room.pom().text("//Automatic-Module-Name").isEmpty())
                        .as("%s has neither a module-info.java nor an Automatic-Module-Name", room)
                        .isTrue());
    }

    private static List<Room> jars() {
        return Repository.ROOMS.stream()
                .filter(room -> room.published() && room.hasMainSources())
                .toList();
    }
}
