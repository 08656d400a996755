// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every module is built, described, published with all that a publisher owes, and compiled before these tests run. */
class ModulesTest {

    private static final Pom ROOT = Pom.read(Repository.ROOT.resolve("pom.xml"));

    /** The modules that only the full build contains, after this one. */
    private static final String ONLY_FULL = "/project/profiles/profile[id='full']/modules/module";

    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency/artifactId";

    @Test
    void everyModuleIsBuiltAndThisOneLast() {
        List<String> always = ROOT.texts("/project/modules/module");
        List<String> built = new ArrayList<>(always);
        built.addAll(ROOT.texts(ONLY_FULL));

        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(
                        Repository.MODULES.stream().map(Module::path).toList());
        assertThat(always).last().isEqualTo("architecture");
    }

    @Test
    void everyModuleIsCompiled() {
        List<String> later = ROOT.texts(ONLY_FULL);
        for (Module module : Repository.MODULES) {
            assertThat(!later.contains(module.path())
                            && module.hasMainSources()
                            && !Files.isDirectory(module.mainClasses()))
                    .as("%s has sources but no classes: run the build from the root, without -T", module)
                    .isFalse();
        }
    }

    @Test
    void everyModuleIsInTheTable() {
        ModuleTable table = ModuleTable.read();

        assertThat(Repository.MODULES)
                .allSatisfy(module -> assertThat(table.names(module))
                        .as("%s has no row in ARCHITECTURE.md", module)
                        .isTrue());
    }

    @Test
    void everyPublishedModuleIsManagedAndInTheBom() {
        Set<String> managed = new HashSet<>(Repository.module("build").pom().texts(MANAGED));
        Set<String> bom = new HashSet<>(Repository.module("bom").pom().texts(MANAGED));

        assertThat(jars()).isNotEmpty().allSatisfy(module -> {
            assertThat(bom).contains(module.pom().artifactId());
            assertThat(managed).contains(module.pom().artifactId());
        });
    }

    @Test
    void everyModuleHasANameAndADescription() {
        assertThat(Repository.MODULES).allSatisfy(module -> {
            assertThat(module.pom().text("/project/name"))
                    .as("name of %s", module)
                    .isNotBlank();
            assertThat(module.pom().text("/project/description"))
                    .as("description of %s", module)
                    .isNotBlank();
        });
    }

    @Test
    void theParentHasWhatMavenCentralRequires() {
        Pom parent = Repository.module("build").pom();

        assertThat(List.of("url", "licenses/license/name", "developers/developer/name", "scm/url", "scm/connection"))
                .allSatisfy(path ->
                        assertThat(parent.text("/project/" + path)).as(path).isNotBlank());
    }

    @Test
    void everyPublishedModuleIsAModuleOrNamesItself() {
        assertThat(jars())
                .filteredOn(module -> !module.pom().text("/project/packaging").equals("maven-plugin"))
                .allSatisfy(module -> assertThat(Files.exists(module.folder().resolve("src/main/java/module-info.java"))
                                || !module.pom().text("//Automatic-Module-Name").isEmpty())
                        .as("%s has neither a module-info.java nor an Automatic-Module-Name", module)
                        .isTrue());
    }

    private static List<Module> jars() {
        return Repository.MODULES.stream()
                .filter(module -> module.published() && module.hasMainSources())
                .toList();
    }
}
