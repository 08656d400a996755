// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

import static dev.pupsourcing.examples.springboot.deploy.Deployment.at;
import static dev.pupsourcing.examples.springboot.deploy.Deployment.list;
import static dev.pupsourcing.examples.springboot.deploy.Deployment.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Path COMPOSE = Deployment.FOLDER.resolve("compose");

    private static Object services() throws IOException {
        return at(Deployment.documents("compose/compose.yaml").get(0), "services");
    }

    @Test
    void mountedFilesExistAndAreMountedWhereTheyAreLookedFor() throws IOException {
        for (Object service : map(services()).values()) {
            for (Object volume : list(map(service).getOrDefault("volumes", List.of()))) {
                String source = volume.toString().split(":")[0];
                assertThat(!source.startsWith(".") || Files.isRegularFile(COMPOSE.resolve(source)))
                        .as(source)
                        .isTrue();
            }
        }
        assertThat(list(at(services(), "prometheus", "volumes")))
                .anySatisfy(volume -> assertThat(volume.toString())
                        .endsWith(":/etc/prometheus/" + at(prometheus(), "rule_files", 0) + ":ro"));
        Object folder =
                at(Deployment.documents("compose/grafana/dashboards.yml").get(0), "providers", 0, "options", "path");
        assertThat(list(at(services(), "grafana", "volumes")))
                .contains("../grafana/pupsourcing.json:" + folder + "/pupsourcing.json:ro");
    }

    @Test
    void variablesOfTheServiceAreKnown() throws IOException {
        Set<String> known = Deployment.variables();
        for (String service : List.of("migrate", "orders")) {
            assertThat(known)
                    .containsAll(map(at(services(), service, "environment")).keySet());
            assertThat(at(services(), service, "read_only")).isEqualTo(true);
            assertThat(at(services(), service, "cap_drop")).isEqualTo(List.of("ALL"));
        }
        assertThat(at(services(), "migrate", "environment", "SPRING_PROFILES_ACTIVE"))
                .isEqualTo("migrate");
    }

    @Test
    void addressesNameServicesAndTheirPorts() throws IOException {
        Map<String, Object> services = map(services());
        assertThat(services).containsKey("database");
        assertThat(at(services, "orders", "environment", "SPRING_DATASOURCE_URL"))
                .isEqualTo("jdbc:postgresql://database:5432/" + at(services, "database", "environment", "POSTGRES_DB"));
        Object scrape = at(prometheus(), "scrape_configs", 0);
        assertThat(at(scrape, "dns_sd_configs", 0, "names", 0)).isEqualTo("orders");
        assertThat(at(scrape, "dns_sd_configs", 0, "port")).isEqualTo(8080);
        assertThat(at(scrape, "metrics_path")).isEqualTo("/actuator/prometheus");
        assertThat(at(services, "orders", "ports", 0).toString()).endsWith(":8080");
        assertThat(at(Deployment.documents("compose/grafana/datasources.yml").get(0), "datasources", 0, "url"))
                .isEqualTo("http://prometheus:9090");
        assertThat(at(services, "prometheus", "ports", 0).toString()).endsWith(":9090");
    }

    @Test
    void instancesStartAfterTheTablesAreCreatedAndHaveTimeToStop() throws IOException {
        assertThat(at(services(), "orders", "depends_on", "migrate", "condition"))
                .isEqualTo("service_completed_successfully");
        String grace = at(services(), "orders", "stop_grace_period").toString();
        assertThat(Integer.parseInt(grace.replace("s", ""))).isGreaterThan(ServiceLimits.SECONDS_TO_STOP);
        assertThat(map(at(services(), "database"))).containsKey("healthcheck");
    }

    @Test
    void onlyThisMachineReachesThePorts() throws IOException {
        for (Object service : map(services()).values()) {
            assertThat(list(map(service).getOrDefault("ports", List.of())))
                    .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
        }
    }

    private static Object prometheus() throws IOException {
        return Deployment.documents("compose/prometheus.yml").get(0);
    }
}
