// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.temporalquery;

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
                version  event
                      1  Opened[owner=ann]
                      2  Deposited[cents=500]
                      3  Withdrawn[cents=200]
                      4  Deposited[cents=1000]

                balance of account-1
                  now               1300
                  at version 3       300
                  before the last    300
                  at the beginning     0, the account does not exist
                """);
    }
}
