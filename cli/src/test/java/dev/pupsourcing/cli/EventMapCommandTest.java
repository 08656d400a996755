// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator on the command line: its output and its failures. */
class EventMapCommandTest {

    @TempDir
    Path work;

    @BeforeEach
    void writeEvents() throws IOException {
        event("order", "v1", "OrderPlaced");
        event("order", "v2", "OrderPlaced");
    }

    private void event(String aggregate, String version, String name) throws IOException {
        Path file = work.resolve("src/" + aggregate + "/" + version + "/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "package com.shop." + aggregate + "." + version + ";\n\npublic record " + name + "(String id) {}\n");
    }

    private PupRun pup(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("eventmap", command));
        arguments.addAll(List.of("--input", work + "/src", "--package", "com.shop.mapping"));
        arguments.addAll(List.of(more));
        return PupRun.of(arguments);
    }

    private PupRun generate() {
        return pup("generate", "--output", work + "\\main", "--test-output", work + "/test");
    }

    @Test
    void generateReportsWhatItMappedAndWrote() {
        PupRun run = generate().succeeded();
        assertThat(run.out())
                .containsPattern("order +\\| OrderPlaced +\\| v1 v2")
                .contains("wrote " + work + "/main/com/shop/mapping/OrderEventMapping.java")
                .contains("wrote " + work + "/test/com/shop/mapping/OrderEventMappingTest.java")
                .contains("wrote " + work + "/src/events.lock");
        assertThat(generate().succeeded().out()).contains("nothing has changed").doesNotContain("wrote");
    }

    @Test
    void checkPassesAfterGenerate() {
        generate().succeeded();
        PupRun run = pup("check", "--output", work + "/main", "--test-output", work + "/test");
        assertThat(run.succeeded().out()).isEqualTo("up to date: 1 aggregates, 2 versions of event types\n");
    }

    @Test
    void checkFailsIfAnOldVersionIsGone() throws IOException {
        generate().succeeded();
        Files.delete(work.resolve("src/order/v1/OrderPlaced.java"));
        PupRun run = pup("check");
        assertThat(run.exitCode()).isEqualTo(CommandFailure.FAILURE);
        assertThat(run.err())
                .startsWith("pup: " + work + "/src/events.lock:3: OrderPlaced v1 of order has lost its class"
                        + " com.shop.order.v1.OrderPlaced");
    }

    @Test
    void checkFailsIfAVersionOfAnotherLockFileIsGone() throws IOException {
        generate().succeeded();
        Path released = Files.copy(work.resolve("src/events.lock"), work.resolve("released.lock"));
        Files.delete(work.resolve("src/order/v1/OrderPlaced.java"));
        Files.delete(work.resolve("src/events.lock"));
        generate().succeeded();
        PupRun run = pup("check", "--against", released.toString());
        assertThat(run.exitCode()).isEqualTo(CommandFailure.FAILURE);
        assertThat(run.err())
                .startsWith("pup: " + released + ":3: OrderPlaced v1 of order has lost its class")
                .contains("--never-stored \"order: OrderPlaced v1\"");
        pup("check", "--against", released.toString(), "--never-stored", "order: OrderPlaced v1")
                .succeeded();
    }

    @Test
    void checkFailsIfAGoldenPayloadIsMissing() {
        generate().succeeded();
        PupRun run = pup("check", "--golden", work + "/golden", "--samples", work + "/events.samples");
        assertThat(run.err()).contains("events.samples: has no sample of com.shop.mapping.OrderEventMapping");
        assertThat(run.exitCode()).isEqualTo(CommandFailure.FAILURE);
    }

    @Test
    void severalProblemsAreListed() throws IOException {
        Files.writeString(work.resolve("src/order/v1/OrderPlaced.java"), "package com.shop.order.v1;\n\nrecord {}\n");
        Files.writeString(work.resolve("src/order/v2/OrderPlaced.java"), "package com.shop.order.v2;\n\nrecord {}\n");
        PupRun run = generate();
        assertThat(run.exitCode()).isEqualTo(CommandFailure.FAILURE);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("v1/OrderPlaced.java:3:8: is not valid Java"),
                        line -> assertThat(line).contains("v2/OrderPlaced.java:3:8: is not valid Java"),
                        line -> assertThat(line).isEqualTo("pup: 2 problems, listed above; nothing was written"));
        assertThat(work.resolve("main")).doesNotExist();
    }

    @Test
    void classesThatAreNotEventsAreReportedOnRequest() throws IOException {
        Files.writeString(
                work.resolve("src/order/Order.java"), "package com.shop.order;\n\npublic record Order(String id) {}\n");
        assertThat(generate().succeeded().err()).isEmpty();
        PupRun run = pup("generate", "--output", work + "/main", "--verbose");
        assertThat(run.succeeded().err()).isEqualTo("not an event: com.shop.order.Order is not in a version package\n");
    }

    @Test
    void wrongCallsAreNamed() {
        PupRun missing = pup("generate");
        assertThat(missing.exitCode()).isEqualTo(CommandFailure.USAGE);
        assertThat(missing.err()).contains("--output is required");
        PupRun wrong = PupRun.of("eventmap", "check", "--input", work + "/src", "--package", "com.class");
        assertThat(wrong.exitCode()).isEqualTo(CommandFailure.USAGE);
        assertThat(wrong.err()).contains("the package must be a valid package name, was \"com.class\"");
        assertThat(PupRun.of("eventmap").exitCode()).isEqualTo(CommandFailure.USAGE);
    }

    @Test
    void writesTheNextVersion() {
        generate().succeeded();
        PupRun next = pup("next", "OrderPlaced").succeeded();
        assertThat(next.out())
                .contains("wrote ", "change com.shop.order.v3.OrderPlaced, add this method to your upcasters")
                .contains(
                        "    public com.shop.order.v3.OrderPlaced orderPlacedV2ToV3(com.shop.order.v2.OrderPlaced event");
        assertThat(generate().succeeded().out()).contains("v1 v2 v3");
    }
}
