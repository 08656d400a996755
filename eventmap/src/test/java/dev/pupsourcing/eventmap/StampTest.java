// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    @TempDir
    Path work;

    private Stamp stamp(String generator) {
        EventMapOptions config = EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .build();
        return new Stamp(config, work.resolve("stamp"), generator);
    }

    @Test
    void isNotCurrentForAnotherGenerator() {
        GoldenCase.write(
                work.resolve("input/order/v1/OrderPlaced.java"),
                "package com.shop.order.v1;\n\npublic record OrderPlaced(String orderId) {}\n");
        stamp("one").write(Set.of());
        assertThat(stamp("one").isCurrent()).isTrue();
        assertThat(stamp("another").isCurrent()).isFalse();
    }

    /** Two builds of a snapshot version have the same version number. */
    @Test
    void aGeneratorIsItsCode() {
        GoldenCase.write(work.resolve("classes/a/Generator.class"), "one");
        String one = GeneratorHash.of(work.resolve("classes"));
        assertThat(GeneratorHash.of(work.resolve("classes"))).isEqualTo(one);
        GoldenCase.write(work.resolve("classes/a/Generator.class"), "another");
        assertThat(GeneratorHash.of(work.resolve("classes"))).isNotEqualTo(one);
        assertThat(GeneratorHash.of(work.resolve("classes/a/Generator.class"))).isNotEqualTo(one);
        assertThat(GeneratorHash.ofThisGenerator()).hasSize(64);
    }
}
