// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

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
                        "order-3 is not paid: 2 lines, 2 events",
                        "continued after a conflict: 3 lines, 3 events",
                        "sold: desk=1 lamp=2");
    }
}
