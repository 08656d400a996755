// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.spring.boot.TestServer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The library's lines reach Spring Boot's Logback without a further dependency, and obey {@code logging.level}. */
@ExtendWith(OutputCaptureExtension.class)
class LoggingTest {

    private static String[] arguments(String... more) {
        return Stream.of(
                        Arrays.stream(Contexts.properties(TestServer.POSTGRES.database())),
                        Stream.of("spring.flyway.enabled=false", "spring.liquibase.enabled=false"),
                        Arrays.stream(more))
                .flatMap(properties -> properties)
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    private static void conflict(String... properties) {
        try (ConfigurableApplicationContext context = RestartedShop.start(arguments(properties))) {
            Pupsourcing pupsourcing = context.getBean(Pupsourcing.class);
            pupsourcing.append(ExpectedVersion.noStream(), Events.placed("one"));
            assertThatThrownBy(() -> pupsourcing.append(ExpectedVersion.noStream(), Events.placed("one")))
                    .isInstanceOf(OptimisticConcurrencyException.class);
        }
    }

    @Test
    void linesReachLogbackWithTheirLevels(CapturedOutput output) {
        conflict("logging.level.dev.pupsourcing=DEBUG");

        assertThat(output.getOut().lines())
                .anyMatch(line -> line.matches(".* INFO +d\\.p\\.processing - worker .* started.*"))
                .anyMatch(line ->
                        line.matches(".* DEBUG +dev\\.pupsourcing - append refused: \"Sales/Order/one\" NoStream"));
    }

    @Test
    void levelsAreThoseOfTheApplication(CapturedOutput output) {
        conflict("logging.level.dev.pupsourcing=INFO", "logging.level.dev.pupsourcing.processing=WARN");

        assertThat(output.getAll()).doesNotContain("append refused", "d.p.processing");
    }
}
