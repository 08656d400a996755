// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.idempotentcommands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void printsTheOutputShownInTheReadme() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
                command 1, first time      carried out, version 1
                command 1, sent again      recognised,  version 1
                command 2                  carried out, version 2
                command 1, sent very late  recognised,  version 2

                2 events are stored, and in the cart are {milk=1, tea=2}
                """);
    }
}
