// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

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
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "cart-1 at version 2: [CheckedOut[]]",
                        "refused: the cart is checked out",
                        "repeated: true, in the cart: {tea=1}",
                        "250 events later: {milk=125, tea=125}, loaded from the snapshot and 50 events");
    }
}
