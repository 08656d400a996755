// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import static dev.pupsourcing.micrometer.TestStore.event;
import static dev.pupsourcing.micrometer.TestStore.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The meters are those of {@code meters.txt}: name, type, unit, tags, and the names that Prometheus gives them, from
 * which dashboards and alert rules are made. {@code -Dmeters.write=true} writes the file again.
 */
class GoldenMetersTest {

    private static final Path GOLDEN = Path.of("meters.txt");
    private static final Pattern SAMPLE = Pattern.compile("^(pupsourcing_\\w+)[{ ]", Pattern.MULTILINE);
    private static final String SUFFIX = "(|_count|_sum|_max|_total)";

    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void useEverything() throws Exception {
        PupsourcingMetrics metrics = PupsourcingMetrics.of(registry);
        Pupsourcing pupsourcing = Pupsourcing.create(TestStore.in(folder)).withStore(metrics::decorate);
        pupsourcing.append(ExpectedVersion.noStream(), event(order("1"), "Placed"));
        pupsourcing.readStream(order("1"));
        Projection orders = Projection.of("orders", (tx, event) -> {});
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(orders)
                .options(RunnerOptions.builder().listener(metrics.listener()).build())
                .build()) {
            runner.runOnce();
            metrics.bindTo(pupsourcing, runner);
        }
    }

    @Test
    void metersAreThoseOfTheGoldenFile() throws IOException {
        String found = "# name | type | unit | tags | names for Prometheus\n"
                + registry.getMeters().stream()
                        .map(Meter::getId)
                        .map(this::line)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("meters.write")) {
            Files.writeString(GOLDEN, found);
        }

        assertThat(found).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void prometheusExportsNothingElse() throws IOException {
        Set<String> listed = Files.readAllLines(GOLDEN).stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> List.of(line.split(" \\| ")[4].split(", ")).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(samples()).isEqualTo(listed);
    }

    private String line(Meter.Id id) {
        String base = registry.config().namingConvention().name(id.getName(), id.getType(), id.getBaseUnit());
        String tags = id.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(", "));
        String names =
                samples().stream().filter(name -> name.matches(base + SUFFIX)).collect(Collectors.joining(", "));
        return String.join(
                " | ",
                id.getName(),
                id.getType().name().toLowerCase(Locale.ROOT),
                id.getBaseUnit() == null ? "-" : id.getBaseUnit(),
                tags.isEmpty() ? "-" : tags,
                names);
    }

    private Set<String> samples() {
        return SAMPLE.matcher(registry.scrape())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
