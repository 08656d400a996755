// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A database's name stands in no main source outside its own folder, comments included. */
class NamesTest {

    /** What a folder's database is called beside the folder's own name. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of("mysql", List.of("mariadb"));

    /** These name databases because they start them, compare them or show them. */
    private static final String[] MAY_NAME_ALL = {"testkit/servers", "benchmarks", "examples"};

    @Test
    void databasesAreNamedOnlyInTheirOwnFolder() {
        List<Room> databases =
                Repository.ROOMS.stream().filter(room -> room.isIn("databases")).toList();
        Set<String> wrong = new TreeSet<>();

        for (Room database : databases) {
            Repository.ROOMS.stream()
                    .filter(room -> !room.equals(database) && !room.isIn(MAY_NAME_ALL))
                    .flatMap(room -> room.mainSources().stream())
                    .filter(source -> names(database).stream()
                            .anyMatch(name ->
                                    source.text().toLowerCase(Locale.ROOT).contains(name)))
                    .forEach(source -> wrong.add(source + " names " + database));
        }

        assertThat(databases).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static List<String> names(Room database) {
        String folder = database.folder().getFileName().toString();
        List<String> others = OTHER_NAMES.getOrDefault(folder, List.of());
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(folder), others.stream())
                .toList();
    }
}
