// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run with two hundred events. */
class ManyEventsTest {

    private static final int TYPES = 100;
    private static final int FILES = 5_000;

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

    /** The measure is at most 5 s, and 0.3 s if nothing has changed. CPU time, because other tests run beside this one. */
    @Test
    @Tag("long")
    void fiveThousandFiles() {
        for (int i = 0; i < FILES; i++) {
            String aggregate = "aggregate" + i % 100;
            GoldenCase.write(
                    work.resolve("input/" + aggregate + "/v1/Changed" + i + ".java"),
                    "package com.shop." + aggregate + ".v1;\n\npublic record Changed" + i
                            + "(String id, java.util.List<java.math.BigDecimal> amounts) {}\n");
        }
        EventMapOptions config = EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .stamp(work.resolve("stamp"))
                .build();
        long start = cpuMillis();
        assertThat(EventMap.generate(config).versions()).isEqualTo(FILES);
        long generated = cpuMillis();
        assertThat(EventMap.generate(config).upToDate()).isTrue();
        long unchanged = cpuMillis();
        System.out.println("event mapping: " + FILES + " files in " + (generated - start) + " ms, unchanged in "
                + (unchanged - generated) + " ms of CPU time, with the compiler's");
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private void write(int version, String name, String components) {
        GoldenCase.write(
                work.resolve("input/order/v" + version + "/" + name + ".java"),
                "package com.shop.order.v" + version + ";\n\npublic record " + name + "(" + components + ") {}\n");
    }
}
