// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances share the projections; when one stops, the other takes its part. */
class TwoInstancesTest {

    private static final int SEGMENTS = 4;
    private static final int PROJECTIONS = 2;

    @Test
    void shareTheProjectionsAndTakeOver() throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        try (ConfigurableApplicationContext first = start(database)) {
            try (ConfigurableApplicationContext second = start(database)) {
                Waiting.until("equal shares", () -> segments(first) == SEGMENTS && segments(second) == SEGMENTS);
                place(first, "from-first");
                place(second, "from-second");
                assertThat(api(first).body("/orders")).isEqualTo(api(second).body("/orders"));
            }
            Waiting.until("all segments", () -> segments(first) == SEGMENTS * PROJECTIONS);
            place(first, "alone");
            Waiting.until("the demand", () -> api(first).body("/products").contains("\"pieces\":6"));
        }
    }

    private static ConfigurableApplicationContext start(ServerDatabase database) {
        return new SpringApplication(Main.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--pupsourcing.projections.heartbeat=200ms");
    }

    private static int segments(ConfigurableApplicationContext instance) {
        return instance.getBean(ProjectionLifecycle.class)
                .engine()
                .map(engine -> ((ProjectionWorker) engine).status().segments().size())
                .orElse(0);
    }

    private static void place(ConfigurableApplicationContext instance, String key) throws Exception {
        assertThat(api(instance).place(key, "tea", 2).body()).contains("\"shown\":true");
    }

    private static Api api(ConfigurableApplicationContext instance) {
        String port = instance.getEnvironment().getProperty("local.server.port");
        return Api.on(Integer.parseInt(Objects.requireNonNull(port)));
    }
}
