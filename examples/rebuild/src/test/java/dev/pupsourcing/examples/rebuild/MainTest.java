// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.rebuild;

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
                blue is in use
                  order-1  unknown
                  order-2  unknown

                green has handled 1 of 2 events, activated: false
                blue is still in use
                  order-1  unknown
                  order-2  unknown

                green has caught up, activated: true
                green is in use
                  order-1  ann
                  order-2  bob
                """);
    }
}
