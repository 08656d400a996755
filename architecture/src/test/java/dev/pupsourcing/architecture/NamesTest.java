// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The name of a database occurs in no main source outside its folder, including comments. */
class NamesTest {

    /** Other names of a folder's database. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of("mysql", List.of("mariadb"));

    /** Modules that start, compare or demonstrate databases. */
    private static final String[] MAY_NAME_ALL = {"testkit/servers", "benchmarks", "examples"};

    @Test
    void databasesAreNamedOnlyInTheirOwnFolder() {
        List<Module> databases = Repository.MODULES.stream()
                .filter(module -> module.isIn("databases"))
                .toList();
        Set<String> wrong = new TreeSet<>();

        for (Module database : databases) {
            Repository.MODULES.stream()
                    .filter(module -> !module.equals(database) && !module.isIn(MAY_NAME_ALL))
                    .flatMap(module -> module.mainSources().stream())
                    .filter(source -> names(database).stream()
                            .anyMatch(name ->
                                    source.text().toLowerCase(Locale.ROOT).contains(name)))
                    .forEach(source -> wrong.add(source + " names " + database));
        }

        assertThat(databases).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static List<String> names(Module database) {
        String folder = database.folder().getFileName().toString();
        List<String> others = OTHER_NAMES.getOrDefault(folder, List.of());
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(folder), others.stream())
                .toList();
    }
}
