// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jooq;

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
                        "placed: 2 lines",
                        "refused, version is 1: 2 lines",
                        "placed or added: 4 lines",
                        "sold: desk=2 lamp=2, in time: true");
    }
}
