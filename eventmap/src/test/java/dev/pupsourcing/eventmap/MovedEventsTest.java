// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several changes in one commit, and two modules with one input folder: the message names what really happened. */
class MovedEventsTest {

    private static final List<String> NAMES = List.of("Placed", "Paid", "Shipped", "Returned", "Cancelled");

    @TempDir
    Path work;

    @BeforeEach
    void generateFirst() {
        NAMES.forEach(name -> event("order", name));
        event("invoice", "Sent");
        EventMap.generate(builder().build());
    }

    private EventMapOptionsBuilder builder() {
        return EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"));
    }

    private Path file(String aggregate, String name) {
        return work.resolve("input/" + aggregate + "/v1/" + name + ".java");
    }

    private void event(String aggregate, String name) {
        GoldenCase.write(
                file(aggregate, name),
                "package com.shop." + aggregate + ".v1;\n\npublic record " + name + "(String " + name.toLowerCase()
                        + "Id) {}\n");
    }

    @Test
    void aRenamedClassInARenamedPackageIsOneProblem() throws IOException {
        for (String name : NAMES) {
            event("purchase", name.equals("Paid") ? "Settled" : name);
            Files.delete(file("order", name));
        }
        assertThatThrownBy(() -> EventMap.generate(builder().build()))
                .isInstanceOfSatisfying(
                        EventMapException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .contains("Paid v1 of order has lost its class com.shop.order.v1.Paid")
                                .contains("pin its new name: com.shop.purchase.v1.Settled = Paid v1"));
    }

    @Test
    void aModuleThatExcludesClassesNeedsItsOwnLockFile() {
        for (String pattern : List.of("com.shop.invoice.**", "invoice/**")) {
            assertThatThrownBy(() -> EventMap.generate(
                            builder().exclude(List.of(pattern)).build()))
                    .isInstanceOfSatisfying(
                            EventMapException.class,
                            e -> assertThat(e.problems())
                                    .singleElement()
                                    .asString()
                                    .contains(
                                            "Sent v1 of invoice is no longer an event",
                                            "com.shop.invoice.v1.Sent is excluded")
                                    .contains("two modules that generate from one input folder need a lock file each")
                                    .doesNotContain("delete this line"));
        }
        EventMapOptions own = builder()
                .exclude(List.of("invoice/**"))
                .lock(work.resolve("orders.lock"))
                .build();
        assertThat(EventMap.generate(own).versions()).isEqualTo(NAMES.size());
    }

    @Test
    void whatAMergeLeftTwiceIsRefused() throws IOException {
        Path lock = work.resolve("input/events.lock");
        String good = Files.readString(lock);
        Files.writeString(lock, good.replace("  sentId: String\n", "  sentId: String\n  sentId: UUID\n"));
        assertRefused(":6: field sentId is in this shape twice; after a merge take either side and generate again");
        Files.writeString(lock, good + "invoice: Sent v1 = com.shop.invoice.v1.Sent\n  *: object\n");
        assertRefused("Sent v1 of invoice is already in line 3; after a merge take either side and generate again");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> EventMap.generate(builder().build()))
                .isInstanceOf(EventMapException.class)
                .hasMessageContaining(message);
    }
}
