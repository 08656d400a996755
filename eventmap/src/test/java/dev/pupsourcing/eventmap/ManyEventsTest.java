// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run with two hundred events. */
class ManyEventsTest {

    private static final int TYPES = 100;

    @TempDir
    Path work;

    @Test
    void areGeneratedCompiledAndTested() {
        for (int i = 0; i < TYPES; i++) {
            write(1, "OrderChanged" + i, "String orderId, int quantity" + i);
            write(2, "OrderChanged" + i, "String orderId, int quantity" + i + ", java.util.List<String> notes");
        }
        EventMapOptions config = EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .build();
        long start = System.nanoTime();
        EventMapResult result = EventMap.generate(config);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("event mapping: " + result.versions() + " events generated in " + millis + " ms");
        assertThat(result.versions()).isEqualTo(2 * TYPES);
        Compiled compiled = Compiled.withEverything(
                work.resolve("classes"), work.resolve("input"), work.resolve("main"), work.resolve("test"));
        assertThat(compiled.runTests(List.of("com.shop.mapping.OrderEventMappingTest")))
                .isGreaterThan(2 * TYPES);
    }

    private void write(int version, String name, String components) {
        GoldenCase.write(
                work.resolve("input/order/v" + version + "/" + name + ".java"),
                "package com.shop.order.v" + version + ";\n\npublic record " + name + "(" + components + ") {}\n");
    }
}
