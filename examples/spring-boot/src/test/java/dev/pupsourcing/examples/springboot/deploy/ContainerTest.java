// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.examples.springboot.Main;
import dev.pupsourcing.examples.springboot.ServiceProcess;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The image: its file, and the service as it runs in it. */
class ContainerTest {

    @Test
    void theFileNamesWhatExists() throws IOException {
        String file = Deployment.text("container/Containerfile");

        assertThat(file)
                .contains("-pl examples/spring-boot ")
                .contains("\"" + Main.class.getName() + "\"]")
                .contains("EXPOSE 8080\n")
                .contains("ENV SPRING_PROFILES_ACTIVE=production\n");
        assertThat(file.indexOf("\nUSER "))
                .as("the user is set before the entry point")
                .isBetween(0, file.indexOf("\nENTRYPOINT "));
        assertThat(Deployment.properties("production"))
                .containsEntry("pupsourcing.schema.mode", "validate")
                .containsEntry("spring.sql.init.mode", "never");
    }

    /** Without the embedded servers, which the image does not contain: creates the tables, and ends by itself. */
    @Test
    void theMigrationCreatesTheTablesAndEnds() throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();

        String log = run(database, "migrate");

        try (Connection connection = database.connect();
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            assertThat(names).as(log).contains("events", "orders_view", "requests");
        }
    }

    /** A service that was started before its migration says what is missing. */
    @Test
    void theServiceDoesNotStartWithoutTables() throws Exception {
        String log = run(PostgresServer.shared().createDatabase(), "production");

        assertThat(log).contains("APPLICATION FAILED TO START", "pupsourcing.schema.mode");
    }

    private static String run(ServerDatabase database, String profile) throws IOException, InterruptedException {
        ProcessBuilder command = ServiceProcess.command(classPathOfTheImage());
        command.environment().put("SPRING_DATASOURCE_URL", database.url());
        command.environment().put("SPRING_DATASOURCE_USERNAME", database.user());
        command.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        command.environment().put("SPRING_PROFILES_ACTIVE", profile);
        command.environment().put("SERVER_PORT", "0");
        Process service = command.start();
        try {
            String log = new String(service.getInputStream().readAllBytes());
            assertThat(service.waitFor()).as(log).isEqualTo(profile.equals("migrate") ? 0 : 1);
            return log;
        } finally {
            service.destroyForcibly();
        }
    }

    private static String classPathOfTheImage() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*/(test-classes|io/zonky/.*|ch/vorburger/.*)/?"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
