// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alert rules and the dashboard in {@code deploy} use only metrics and labels that are exported. */
class DeployTest {

    private static final Path RULES = Path.of("../deploy/prometheus/pupsourcing.rules.yml");
    private static final Path DASHBOARD = Path.of("../deploy/grafana/pupsourcing.json");
    private static final Path METERS = Path.of("../integrations/micrometer/meters.txt");

    private static final Pattern METRIC = Pattern.compile("pupsourcing_\\w+");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\{(\\w+)=");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{ *\\$?(?:labels\\.)?(\\w+)");
    private static final Set<String> NOT_LABELS = Set.of("value");

    /** The labels of each exported metric. */
    private static Map<String, Set<String>> exported() throws IOException {
        Map<String, Set<String>> metrics = new TreeMap<>();
        for (String line : Files.readAllLines(METERS)) {
            String[] parts = line.split(" \\| ");
            if (!line.startsWith("#")) {
                Set<String> labels =
                        new TreeSet<>(List.of(parts[3].replace('.', '_').split(", ")));
                List.of(parts[4].split(", ")).forEach(name -> metrics.put(name, labels));
            }
        }
        return metrics;
    }

    @Test
    void alertRulesUseExportedMetrics() throws IOException {
        List<Map<String, Object>> rules = rules();

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
            check(text(rule, "expr"), rule.get("annotations").toString());
        });
        assertThat(rules).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates();
    }

    @Test
    void theDashboardUsesExportedMetricsAndShowsEachMeter() throws IOException {
        List<Map<String, Object>> panels = list(yaml(DASHBOARD), "panels");
        StringBuilder all = new StringBuilder();
        for (Map<String, Object> panel : panels) {
            for (Map<String, Object> target : list(panel, "targets")) {
                check(text(target, "expr"), text(target, "legendFormat"));
                all.append(text(target, "expr")).append('\n');
            }
        }

        assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
        Set<String> shown = found(METRIC, all.toString());
        for (String line : Files.readAllLines(METERS)) {
            if (!line.startsWith("#")) {
                assertThat(List.of(line.split(" \\| ")[4].split(", "))).as(line).anyMatch(shown::contains);
            }
        }
    }

    /** Metrics and labels of an expression, and labels of the texts around it. */
    private static void check(String expression, String texts) throws IOException {
        Map<String, Set<String>> exported = exported();
        Set<String> metrics = found(METRIC, expression);
        assertThat(exported.keySet()).as(expression).containsAll(metrics);

        Set<String> labels = metrics.stream()
                .flatMap(metric -> exported.get(metric).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> used = new ArrayList<>(found(SELECTOR, expression));
        found(GROUPING, expression).forEach(group -> used.addAll(List.of(group.split(", *"))));
        used.addAll(found(TEMPLATE, texts));
        used.removeAll(NOT_LABELS);
        assertThat(labels).as(expression).containsAll(used);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    private static List<Map<String, Object>> rules() throws IOException {
        return list(yaml(RULES), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .toList();
    }

    /** JSON is YAML. */
    private static Map<String, Object> yaml(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        }
    }

    private static String text(Map<String, Object> of, String key) {
        return String.valueOf(of.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }
}
