// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.pupsourcing.tck.DatabaseTck;
import dev.pupsourcing.tck.h2.H2TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Suites are able to fail: each notices a defect of the database. Without defects they pass, as {@code H2ContractTest}
 * shows.
 */
class PlantedBugsTest {

    private static @Nullable PlantedBug planted;

    /** The suites on H2 with the defect; only the launcher below runs it. */
    static class Buggy extends DatabaseTck {
        Buggy() {
            super(new H2TestDatabase(dataSource -> planted == null ? dataSource : planted.plantedIn(dataSource)));
        }
    }

    static List<PlantedBug> bugs() {
        return PlantedBugs.ALL;
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theSuiteNoticesIt(PlantedBug bug) {
        planted = bug;
        FirstFailure result = run(bug.suite());
        assertThat(result.tests).as("tests that ran").isPositive();
        assertThat(result.failed).as("a test that failed").isTrue();
    }

    /** Remembers whether a test failed, and ends the run then. */
    private static final class FirstFailure implements TestExecutionListener {

        private final CancellationToken end = CancellationToken.create();
        private int tests;
        private boolean failed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            tests += test.isTest() ? 1 : 0;
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed = true;
                end.cancel();
            }
        }
    }

    /** A defect may let a test hang; then the test has failed. */
    private static FirstFailure run(String suite) {
        String part = suite.substring(0, suite.indexOf("Tck$"));
        LauncherDiscoveryRequest found = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedClass(
                        List.of(Buggy.class.getName(), DatabaseTck.class.getName() + "$" + part),
                        DatabaseTck.class.getPackageName() + "." + suite))
                .filters(TagFilter.excludeTags("long"))
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "20 s")
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
                .build();
        FirstFailure result = new FirstFailure();
        LauncherFactory.create()
                .execute(LauncherExecutionRequestBuilder.request(found)
                        .listeners(result)
                        .cancellationToken(result.end)
                        .build());
        return result;
    }

    @Test
    void everySuiteHasADefectOrAReason() {
        Set<String> named = new TreeSet<>(PlantedBugs.WITHOUT.keySet());
        PlantedBugs.ALL.forEach(bug -> named.add(bug.suite()));
        assertThat(named).containsExactlyInAnyOrderElementsOf(suites());
    }

    private static Set<String> suites() {
        return nested(DatabaseTck.class)
                .flatMap(part -> nested(part.getSuperclass()))
                .map(suite -> suite.getName()
                        .substring(DatabaseTck.class.getPackageName().length() + 1))
                .collect(Collectors.toSet());
    }

    private static Stream<Class<?>> nested(Class<?> type) {
        return Stream.of(type.getDeclaredClasses()).filter(inner -> inner.isAnnotationPresent(Nested.class));
    }
}
