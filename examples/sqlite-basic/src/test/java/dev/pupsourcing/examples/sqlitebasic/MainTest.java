// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.sqlitebasic;

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
                stored   order-1: OrderPlaced and OrderPaid, in one round trip
                refused  order-1: the append expected version 1, the stream has 2
                stored   order-2: OrderPlaced and a row for request-7, in one transaction
                undone   order-3: there is a row for request-7 already, so the event is not stored either

                stream order-1
                  version  event        payload
                  1        OrderPlaced  {"product":"tea"}
                  2        OrderPaid    {}

                read model
                  order    status
                  order-1  paid
                  order-2  placed
                """);
    }
}
