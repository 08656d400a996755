// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MainTest {

    private static List<String> lines = List.of();

    @BeforeAll
    static void run() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theLibraryLogsThroughLogback() {
        assertThat(lines)
                .anyMatch(line ->
                        line.matches(logged("INFO", "dev.pupsourcing.processing", "- -", "worker .* started.*")))
                .anyMatch(line -> line.matches(logged(
                        "DEBUG", "dev.pupsourcing", "request-2 -", "append refused: \"Sales/Order/order-1\" NoStream")))
                .anyMatch(line -> line.matches(logged(
                        "WARN",
                        "dev.pupsourcing.processing",
                        "- -",
                        "projection \"shipping\" parked stream \"Billing/Payment/order-2\".*")));
    }

    @Test
    void linesOfHandlersHaveTheIdsOfTheirEvent() {
        assertThat(lines)
                .anyMatch(line -> line.matches(logged("INFO", "shop", "request-1 -", "placed order-1 for ann")))
                .anyMatch(line -> line.matches(logged("INFO", "shop", "request-1 #1", "takes 30 from ann")))
                .anyMatch(
                        line -> line.matches(logged("INFO", "shop", "request-1 #2", "ships order-1 to Elm Street 4")));
    }

    @Test
    void showsWhichEventCausedWhich() {
        assertThat(lines.subList(lines.lastIndexOf("") + 1, lines.size()))
                .containsExactly(
                        "request-1 caused 3 events",
                        "  OrderPlaced                #1 Sales/Order/order-1 by \"place order-1\"",
                        "    PaymentReceived          #2 Billing/Payment/order-1 by #1",
                        "      OrderShipped           #3 Sales/Order/order-1 by #2",
                        "request-3 caused 2 events",
                        "  OrderPlaced                #4 Sales/Order/order-2 by \"place order-2\"",
                        "    PaymentReceived          #5 Billing/Payment/order-2 by #4");
    }

    private static String logged(String level, String logger, String ids, String message) {
        return "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} %-5s %-27s \\[%s\\] %s".formatted(level, logger, ids, message);
    }
}
