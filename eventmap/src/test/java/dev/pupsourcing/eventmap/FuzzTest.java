// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged lock, pins and samples files are accepted, or refused with file, line and reason; they cause no other failure,
 * and a refusal leaves the file as it is.
 */
class FuzzTest {

    private static final long SEED = 20_261_128;
    private static final int SHORT = 150;
    private static final int LONG = 5_000;
    private static final List<String> PIECES = List.of(
            "=",
            ":",
            " v",
            "v0",
            "v99999999999",
            "\n",
            "\r",
            " ",
            "  ",
            "\t",
            "#",
            "?",
            "[]",
            "{}",
            "<",
            ">",
            "enum ",
            "one of ",
            "object",
            "retired ",
            "<<<<<<< HEAD\n",
            "\u0000",
            "\u00e9",
            "\uD83D\uDE00",
            "com.shop",
            "*",
            ",",
            "\"",
            "new ",
            ".",
            "read only",
            "split");

    @TempDir
    Path work;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    private void source(String path, String text) throws IOException {
        Path file = work.resolve("input").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path prepare() throws IOException {
        source("order/v1/OrderPlaced.java", """
                package com.shop.order.v1;
                public record OrderPlaced(String id, java.util.List<Line> lines, java.util.Optional<String> note) {
                    public record Line(String product, int pieces, Kind kind) {}
                    public enum Kind { BOOK, FOOD }
                }
                """);
        source("order/v2/OrderPlaced.java", """
                package com.shop.order.v2;
                public record OrderPlaced(String id, Payment payment) {
                    public sealed interface Payment {}
                    public record Cash(java.math.BigDecimal amount) implements Payment {}
                    public record Card(String number) implements Payment {}
                }
                """);
        source("invoice/v1/Sent.java", "package com.shop.invoice.v1;\npublic record Sent(byte[] scan) {}\n");
        source("events.pins", "# Pins.\ncom.shop.invoice.v1.Sent = invoice sent v3\ncom.shop.order = purchase\n");
        source(
                "events.samples",
                "# Samples.\ncom.shop.invoice.v1.Sent = new com.shop.invoice.v1.Sent(new byte[] {1})\n");
        EventMap.generate(options());
        return work.resolve("input");
    }

    private EventMapOptionsBuilder builder() {
        return EventMapOptions.builder(work.resolve("input"), "com.shop.mapping");
    }

    private EventMapOptions options() {
        return builder()
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.lock", "events.pins", "events.samples"})
    void damagedFilesAreAcceptedOrRefused(String name) throws IOException {
        run(name, SHORT);
    }

    @Test
    @Tag("long")
    void manyDamagedFilesAreAcceptedOrRefused() throws IOException {
        for (String name : List.of("events.lock", "events.pins", "events.samples")) {
            run(name, LONG);
        }
    }

    private void run(String name, int runs) throws IOException {
        Path file = prepare().resolve(name);
        byte[] lock = Files.readAllBytes(work.resolve("input/events.lock"));
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int i = 0; i < runs; i++) {
            byte[] damaged = damaged(new String(good, StandardCharsets.UTF_8), random);
            Files.write(work.resolve("input/events.lock"), lock);
            Files.write(file, damaged);
            check(file, damaged, i % 2 == 0);
        }
        Files.write(work.resolve("input/events.lock"), lock);
        Files.write(file, good);
        EventMap.generate(options());
        EventMap.check(options());
        System.out.println("damaged " + name + ": " + outcomes);
        outcomes.clear();
    }

    private void check(Path file, byte[] damaged, boolean generating) throws IOException {
        String what = file.getFileName() + ":\n" + new String(damaged, StandardCharsets.UTF_8);
        try {
            EventMapResult result = generating
                    ? EventMap.generate(options())
                    : EventMap.check(builder().build());
            assertThat(result.aggregates()).hasSize(2);
            outcomes.merge("accepted", 1, Integer::sum);
        } catch (EventMapException e) {
            assertThat(e.problems()).as(what).isNotEmpty().allSatisfy(FuzzTest::assertComplete);
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            outcomes.merge("refused", 1, Integer::sum);
        } catch (RuntimeException | StackOverflowError e) {
            fail("no exception but EventMapException is expected, for " + what, e);
        }
    }

    /** A problem has a file, and a line unless it is about the whole file. */
    private static void assertComplete(Problem problem) {
        assertThat(problem.message()).isNotBlank();
        assertThat(problem.position().file()).contains("/input/");
        boolean wholeFile = problem.message().matches("(?s)(is out of date|has no event type).*");
        assertThat(problem.position().line() > 0 || wholeFile)
                .as(problem.toString())
                .isTrue();
    }

    /** One to three edits: text is removed, inserted, repeated or cut off, lines change places, a byte is not UTF-8. */
    private static byte[] damaged(String text, Random random) {
        String changed = text;
        for (int edits = 1 + random.nextInt(3); edits > 0 && !changed.isEmpty(); edits--) {
            changed = edited(changed, random);
        }
        byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) 0xC3;
        }
        return bytes;
    }

    private static String edited(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(30));
        List<String> lines = text.lines().toList();
        String line = lines.isEmpty() ? "" : lines.get(random.nextInt(lines.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            case 2 -> text.substring(0, end) + text.substring(at, end) + text.substring(end);
            case 3 -> text.replaceFirst("(?m)^" + Pattern.quote(line) + "\\R?", "");
            case 4 -> text + line + "\n";
            default -> text.substring(0, at);
        };
    }
}
