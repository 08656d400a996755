// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.processmanager;

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
                first attempt   failed after the reaction was appended: the network is down
                payments stored 0, because the append was part of the batch that was undone
                second attempt  succeeded
                payments stored 2, one for each order
                third run       nothing to do
                payments stored 2

                position  stream                   event            caused by
                       1  Sales/Order/order-1      OrderPlaced      -
                       2  Sales/Order/order-2      OrderPlaced      -
                       3  Billing/Payment/order-1  PaymentReceived  position 1
                       4  Billing/Payment/order-2  PaymentReceived  position 2
                """);
    }
}
