// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen;

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
                        "order-1: Order[lines=[Line[product=tea, pieces=2], Line[product=milk, pieces=1]], shipped=true]",
                        "order-0: Order[lines=[Line[product=coffee, pieces=3]], shipped=false]",
                        "stored as: OrderPlaced[customer=Bob, product=coffee, pieces=3]",
                        "known: [OrderPlaced v1, OrderPlaced v2, OrderShipped v1]",
                        "refused: the order is placed already");
    }
}
