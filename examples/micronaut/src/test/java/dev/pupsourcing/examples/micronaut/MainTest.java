// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void printsTheOutputShownInTheReadme() throws Exception {
        check();
    }

    @Test
    void printsTheSameOnPostgres() throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        check("--db", database.url() + "?user=" + database.user() + "&password=" + database.password());
    }

    private static void check(String... arguments) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(arguments);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "placed: 2 lines, 2 events",
                        "refused, version is 2: 2 lines, 2 events",
                        "placed or added: 3 lines, 3 events",
                        "sold: desk=1 lamp=2, in time: true",
                        "running after the application has stopped: false");
    }
}
