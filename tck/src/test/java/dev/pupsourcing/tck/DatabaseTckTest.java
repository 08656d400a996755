// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fault.FaultPointsContract;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.worker.DyingSessionContract;
import dev.pupsourcing.tck.worker.MachinesContract;
import dev.pupsourcing.tck.worker.PoolContract;
import dev.pupsourcing.tck.worker.ReadOnlySessionContract;
import dev.pupsourcing.tck.worker.RealTroubleContract;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** No suite is forgotten. */
class DatabaseTckTest {

    /** They take long, or need servers or pools that others do not. */
    private static final Set<Class<?>> SEPARATE = Set.of(
            FaultPointsContract.class,
            StressContract.class,
            MachinesContract.class,
            PoolContract.class,
            DyingSessionContract.class,
            ReadOnlySessionContract.class,
            RealTroubleContract.class);

    @Test
    void everySuiteIsPartOfTheTck() throws Exception {
        Set<Class<?>> bound = nested(DatabaseTck.class)
                .flatMap(part -> nested(part.getSuperclass()))
                .map(Class::getSuperclass)
                .collect(Collectors.toSet());
        assertThat(suites())
                .hasSizeGreaterThan(40)
                .allMatch(suite -> bound.contains(suite) || SEPARATE.contains(suite));
        assertThat(bound).doesNotContainAnyElementsOf(SEPARATE);
    }

    private static Stream<Class<?>> nested(Class<?> type) {
        return Stream.of(type.getDeclaredClasses()).filter(inner -> inner.isAnnotationPresent(Nested.class));
    }

    /** The abstract classes with tests. */
    private static List<Class<?>> suites() throws IOException, URISyntaxException {
        Path classes = Path.of(TestDatabase.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Contract.class"))
                    .<Class<?>>map(file -> type(file.replace(".class", "").replace('/', '.')))
                    .filter(type -> Modifier.isAbstract(type.getModifiers()) && hasTests(type))
                    .toList();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, DatabaseTckTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasTests(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }
}
