// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.upcasting;

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
                stored by release 1  OrderPlaced v1  {"product":"tea","amount":"2 pieces"}
                stored by release 2  OrderPlaced v2  {"product":"milk","pieces":1}
                stored by release 3  OrderPlaced v3  {"product":"salt","pieces":4,"currency":"CHF"}

                release 3 reads all of them as one class
                  OrderPlaced[product=tea, pieces=2, currency=EUR]
                  OrderPlaced[product=milk, pieces=1, currency=EUR]
                  OrderPlaced[product=salt, pieces=4, currency=CHF]
                """);
    }
}
