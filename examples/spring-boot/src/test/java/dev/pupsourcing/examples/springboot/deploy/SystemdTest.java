// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.examples.springboot.Main;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdTest {

    private static final String FILE = "/etc/orders/orders.env";

    private static Map<String, String> settings(String file) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String line : Deployment.text("systemd/" + file).lines().toList()) {
            if (line.contains("=") && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                assertThat(settings.put(parts[0], parts[1])).as(parts[0]).isNull();
            }
        }
        return settings;
    }

    private static Set<String> variables(Map<String, String> unit) {
        Set<String> names = new TreeSet<>();
        for (String variable : unit.get("Environment").split(" ")) {
            names.add(variable.split("=")[0]);
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders@.service", "orders-migrate.service"})
    void unitsStartTheServiceUnprivileged(String name) throws IOException {
        Map<String, String> unit = settings(name);

        assertThat(unit.get("ExecStart"))
                .startsWith("/usr/bin/java ")
                .endsWith("-cp /opt/orders/classes:/opt/orders/lib/* " + Main.class.getName());
        assertThat(unit)
                .containsEntry("DynamicUser", "yes")
                .containsEntry("ProtectSystem", "strict")
                .containsEntry("NoNewPrivileges", "yes")
                .containsEntry("CapabilityBoundingSet", "")
                .containsEntry("EnvironmentFile", FILE);
    }

    /** The file would win over the unit. */
    @ParameterizedTest
    @ValueSource(strings = {"orders@.service", "orders-migrate.service"})
    void variablesAreKnownAndSetInOnePlace(String name) throws IOException {
        Set<String> file = settings("orders.env").keySet();
        Set<String> unit = variables(settings(name));

        assertThat(Deployment.variables()).containsAll(file).containsAll(unit);
        assertThat(unit).contains("SPRING_PROFILES_ACTIVE").doesNotContainAnyElementsOf(file);
        assertThat(settings("orders.env")).containsEntry("SPRING_DATASOURCE_PASSWORD", "");
        assertThat(Deployment.text("systemd/orders.env")).contains(FILE);
    }

    @Test
    void profilesExist() throws IOException {
        for (String name : List.of("orders@.service", "orders-migrate.service")) {
            String profile = Arrays.stream(settings(name).get("Environment").split(" "))
                    .filter(variable -> variable.startsWith("SPRING_PROFILES_ACTIVE="))
                    .map(variable -> variable.split("=")[1])
                    .findFirst()
                    .orElseThrow();
            assertThat(Deployment.properties(profile)).isNotEmpty();
        }
    }

    @Test
    void instancesNeedTheTablesAndHaveTimeToStop() throws IOException {
        Map<String, String> instance = settings("orders@.service");

        assertThat(instance).containsEntry("Requires", "orders-migrate.service");
        assertThat(instance.get("After")).contains("orders-migrate.service");
        assertThat(Integer.parseInt(instance.get("TimeoutStopSec"))).isGreaterThan(ServiceLimits.SECONDS_TO_STOP);
        assertThat(instance).containsEntry("SuccessExitStatus", "143");
    }
}
