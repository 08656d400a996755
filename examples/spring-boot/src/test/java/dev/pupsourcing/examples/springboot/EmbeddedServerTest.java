// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The service without a database: it brings one, which it needs until it has stopped. */
class EmbeddedServerTest {

    @Test
    void saysWhatToTryAndStopsBeforeItsServer() throws Exception {
        Process service = ServiceProcess.command(System.getProperty("java.class.path"), "--server.port=0")
                .start();
        try (BufferedReader lines = service.inputReader()) {
            StringBuilder log = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                if (line.equals("Stop it with Ctrl-C.")) {
                    service.toHandle().destroy();
                }
            }
            assertThat(log)
                    .containsPattern("curl http://localhost:\\d+/orders\n")
                    .containsPattern("(?m)^stopped in \\d+ ms: requests answered, batches finished, leases released$");
            assertThat(log.toString()
                            .lines()
                            .filter(line -> line.contains("Exception"))
                            .collect(Collectors.toList()))
                    .as("failures, because the server ended first")
                    .isEmpty();
        } finally {
            service.destroyForcibly().waitFor();
        }
    }
}
