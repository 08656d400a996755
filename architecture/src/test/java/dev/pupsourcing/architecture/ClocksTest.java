// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Time is injected: only named classes read a clock or sleep, and tests never sleep and are never skipped. */
class ClocksTest {

    private static final Set<String> SLEEPS = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.util.Date.<init>",
            "java.lang.System.currentTimeMillis");

    /** The classes that may sleep or ask the clock, each the one place of its module. */
    private static final Set<String> NAMED = Set.of(
            "dev.pupsourcing.internal.rules.EventTime",
            "dev.pupsourcing.aggregates.Pause",
            "dev.pupsourcing.jdbc.internal.transaction.Pause");

    private static final Set<String> SKIPPING = Set.of(
            "org.junit.jupiter.api.Disabled",
            "org.junit.jupiter.api.Assumptions",
            "org.assertj.core.api.Assumptions",
            "org.opentest4j.TestAbortedException");

    @Test
    void onlyNamedClassesUseTheClockOrSleep() {
        assertThat(accesses(Compiled.MAIN, ClocksTest::asksClock)).isEmpty();
        assertThat(accesses(Compiled.MAIN, ClocksTest::sleeps)).isEmpty();
    }

    @Test
    void theNamedClassesAreThere() {
        assertThat(Compiled.MAIN).extracting(JavaClass::getName).containsAll(NAMED);
    }

    @Test
    void testsNeverSleep() {
        assertThat(accesses(Compiled.TESTS, ClocksTest::sleeps)).isEmpty();
    }

    @Test
    void testsAreNeverSkipped() {
        Set<String> skipping = new TreeSet<>();
        for (JavaClasses classes : java.util.List.of(Compiled.MAIN, Compiled.TESTS)) {
            classes.forEach(type -> type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> skips(dependency.getTargetClass().getName()))
                    .forEach(dependency -> skipping.add(dependency.getDescription())));
        }

        assertThat(skipping).as("a test runs or is removed").isEmpty();
    }

    private static boolean skips(String type) {
        return SKIPPING.contains(type) || type.startsWith("org.junit.jupiter.api.condition.");
    }

    private static boolean sleeps(JavaAccess<?> access) {
        return SLEEPS.contains(target(access));
    }

    private static boolean asksClock(JavaAccess<?> access) {
        return CLOCKS.contains(target(access))
                && access.getTarget().getFullName().endsWith("()");
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static Set<String> accesses(JavaClasses classes, Predicate<JavaAccess<?>> unwanted) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!isNamed(type)) {
                type.getAccessesFromSelf().stream()
                        .filter(unwanted)
                        .forEach(access -> found.add(access.getDescription()));
            }
        }
        return found;
    }

    private static boolean isNamed(JavaClass type) {
        return NAMED.contains(type.getName())
                || Compiled.moduleOf(type)
                        .filter(module -> module.isIn("benchmarks", "examples"))
                        .isPresent();
    }
}
