// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

import static dev.pupsourcing.examples.springboot.deploy.Deployment.at;
import static dev.pupsourcing.examples.springboot.deploy.Deployment.list;
import static dev.pupsourcing.examples.springboot.deploy.Deployment.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubernetesTest {

    private static final int PORT = 8080;

    private final List<Map<String, Object>> resources = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        for (String file : List.of("migrate", "api", "workers")) {
            resources.addAll(Deployment.documents("kubernetes/" + file + ".yaml"));
        }
    }

    private List<Map<String, Object>> of(String... kinds) {
        return resources.stream()
                .filter(resource -> List.of(kinds).contains(at(resource, "kind")))
                .toList();
    }

    private List<Map<String, Object>> pods() {
        return of("Deployment", "Job").stream()
                .map(resource -> map(at(resource, "spec", "template")))
                .toList();
    }

    @Test
    void containersRunUnprivilegedWithResources() {
        assertThat(pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(at(pod, "spec", "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(at(pod, "spec", "securityContext", "seccompProfile", "type"))
                    .isEqualTo("RuntimeDefault");
            assertThat(at(pod, "spec", "automountServiceAccountToken")).isEqualTo(false);
            Object container = at(pod, "spec", "containers", 0);
            assertThat(at(container, "securityContext", "allowPrivilegeEscalation"))
                    .isEqualTo(false);
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(at(container, "securityContext", "capabilities", "drop")).isEqualTo(List.of("ALL"));
            assertThat(map(at(container, "resources", "requests"))).containsKeys("cpu", "memory");
            assertThat(at(container, "resources", "limits", "memory"))
                    .isEqualTo(at(container, "resources", "requests", "memory"));
        });
    }

    @Test
    void theUserIsThatOfTheImage() throws IOException {
        assertThat(pods())
                .allSatisfy(pod -> assertThat(Deployment.text("container/Containerfile"))
                        .contains("USER " + at(pod, "spec", "securityContext", "runAsUser") + ":"
                                + at(pod, "spec", "securityContext", "runAsGroup")));
    }

    @Test
    void variablesAreKnownToTheServiceAndSecretsAreNotInTheFiles() throws IOException {
        var known = Deployment.variables();
        for (Map<String, Object> pod : pods()) {
            for (Object variable : list(at(pod, "spec", "containers", 0, "env"))) {
                String name = at(variable, "name").toString();
                assertThat(known).contains(name);
                assertThat(map(variable)).containsKey(name.startsWith("SPRING_DATASOURCE") ? "valueFrom" : "value");
            }
        }
    }

    @Test
    void probesAndMetricsAreServed() throws IOException {
        Properties production = Deployment.properties("production");
        for (Map<String, Object> deployment : of("Deployment")) {
            Object container = at(deployment, "spec", "template", "spec", "containers", 0);
            assertThat(at(container, "ports", 0)).isEqualTo(Map.of("name", "http", "containerPort", PORT));
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(at(container, probe, "httpGet", "port")).isEqualTo("http");
                assertThat(at(container, probe, "httpGet", "path").toString())
                        .matches("/actuator/health/(liveness|readiness)");
            }
            Object annotations = at(deployment, "spec", "template", "metadata", "annotations");
            assertThat(at(annotations, "prometheus.io/port")).isEqualTo(Integer.toString(PORT));
            assertThat(at(annotations, "prometheus.io/path")).isEqualTo("/actuator/prometheus");
        }
        assertThat(production.getProperty("management.endpoints.web.exposure.include"))
                .contains("health", "prometheus");
    }

    @Test
    void labelsSelectThePods() {
        Map<String, Object> labels = new TreeMap<>();
        for (Map<String, Object> deployment : of("Deployment")) {
            Object name = at(deployment, "metadata", "name");
            labels.put(name.toString(), at(deployment, "spec", "template", "metadata", "labels"));
            assertThat(at(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels.get(name));
        }
        assertThat(of("PodDisruptionBudget")).hasSameSizeAs(labels.keySet()).allSatisfy(budget -> {
            Object pods = labels.get(at(budget, "metadata", "name").toString());
            assertThat(at(budget, "spec", "selector", "matchLabels")).isEqualTo(pods);
        });
        assertThat(of("Service")).hasSize(1).allSatisfy(service -> {
            assertThat(at(service, "spec", "selector")).isEqualTo(labels.get("orders-api"));
            assertThat(at(service, "spec", "ports", 0, "targetPort")).isEqualTo("http");
        });
    }

    @Test
    void workersScaleUpToTheNumberOfSegments() throws IOException {
        int segments =
                Integer.parseInt(Deployment.properties("production").getProperty("pupsourcing.projections.segments"));

        assertThat(of("HorizontalPodAutoscaler")).hasSize(1).allSatisfy(scaler -> {
            assertThat(at(scaler, "spec", "scaleTargetRef", "name")).isEqualTo("orders-workers");
            assertThat((Integer) at(scaler, "spec", "maxReplicas")).isLessThanOrEqualTo(segments);
        });
        assertThat(of("Deployment"))
                .filteredOn(deployment -> at(deployment, "metadata", "name").equals("orders-workers"))
                .allSatisfy(workers -> assertThat(map(at(workers, "spec")))
                        .as("the autoscaler sets the number")
                        .doesNotContainKey("replicas"));
    }

    @Test
    void thereIsTimeToStop() {
        assertThat(of("Deployment")).allSatisfy(deployment -> {
            Object spec = at(deployment, "spec", "template", "spec");
            assertThat((Integer) at(spec, "terminationGracePeriodSeconds"))
                    .isGreaterThanOrEqualTo(ServiceLimits.SECONDS_TO_STOP + 5);
        });
    }
}
