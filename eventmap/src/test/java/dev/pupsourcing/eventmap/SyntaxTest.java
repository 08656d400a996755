// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every legal source of Java 17 to 25 is read, and files that cannot matter never stop the generator. */
class SyntaxTest {

    @TempDir
    Path work;

    @BeforeEach
    void writeEvent() {
        source("order/v1/OrderPlaced.java", "package com.shop.order.v1;\n\npublic record OrderPlaced(String id) {}\n");
    }

    private void source(String path, String text) {
        GoldenCase.write(work.resolve("input").resolve(path), text);
    }

    private EventMapResult generate(String... excluded) {
        return EventMap.generate(EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .exclude(List.of(excluded))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a(int n) { return switch (n) { default -> { yield Math.min(n, 100); } }; }",
                "int a(int n) { return switch (n) { default -> { yield -1; } }; }",
                "Object a(int n) { return switch (n) { case 1: yield new Object(); default: yield n.b; }; }",
                "void a() { enum Local { A, B { int c() { return 1; } } } var x = Local.A; }",
                "void a() { interface Local {} record R(int a) implements Local {} new R(1); }",
                "int a(Object o) { return switch (o) { case int i when i > 1 -> i; default -> 0; }; }",
                "void a(Object o) { if (o instanceof P(int x, P(var y, _))) { int _ = x; } }",
                "X(int a) { int b = a + 1; this(b, 2); } X(int a, int b) {}",
                "static { int[] a = { 1, 2 }; } Runnable r = () -> { yieldAll(); }; Object o = new Object() { int a() { return 1; } };",
                "@A({1, 2}) @B(c = X.class) int f = switch (1) { case 1 -> { yield 2; } default -> 3; };",
                "String t = \"\"\"\n  } \\\"\"\" { \n\"\"\"; char c = '{'; char d = '\\''; // }\n /* { */ int z;",
                "enum E { A(1) { @Override int v() { return switch (1) { default -> { yield 5; } }; } }; E(int i) {} int v() { return 0; } }",
                "void when(int record, int sealed) { int permits = 1; int module = record + sealed + permits; }",
            })
    void legalSyntaxIsRead(String member) {
        source("order/v1/OrderShipped.java", """
                package com.shop.order.v1;

                public record OrderShipped(String id, X x) {
                    public static final class X {
                        int before;
                        %s
                        record After(int q) {}
                    }
                }
                """.formatted(member));
        EventMapResult result = generate();
        assertThat(result.aggregates().get(0).schemas()).hasSize(2);
        assertThat(result.passedOver().toString()).contains("OrderShipped.X.After");
        assertThat(result.notices()).noneMatch(notice -> notice.contains("valid Java"));
    }

    @Test
    void unreadableFilesThatCannotMatterArePassedOver() {
        source("web/Form.java", "package com.shop.web;\n\nclass Form { int 1a; }\n");
        source("web/Moved.java", "package com.other;\n\nclass Moved {}\n");
        EventMapResult result = generate();
        assertThat(result.aggregates()).hasSize(1);
        assertThat(result.notices())
                .anySatisfy(notice -> assertThat(notice)
                        .contains("web/Form.java:3:18: is not valid Java")
                        .endsWith("; the file is passed over"))
                .anySatisfy(notice -> assertThat(notice).contains("web/Moved.java"));
    }

    @Test
    void unreadableFilesOfStoredEventsStopTheGenerator() {
        source("order/OrderEvent.java", "package com.shop.order;\n\npublic record OrderPaid(int a) {}\n");
        source("events.lock", "order: OrderPaid v1 = com.shop.order.OrderEvent.OrderPaid\n");
        source("order/OrderEvent.java", "package com.shop.order;\n\npublic record OrderPaid(int 1) {}\n");
        assertThatThrownBy(this::generate).isInstanceOf(EventMapException.class).hasMessageContaining("valid Java");
    }

    @Test
    void excludedPathsAreNotRead() {
        source("order/v2/Broken.java", "no Java at all");
        assertThatThrownBy(this::generate).isInstanceOf(EventMapException.class);
        assertThat(generate("order/v2/**").notices()).isEmpty();
        assertThat(generate("**/Broken.java").notices()).isEmpty();
        assertThatThrownBy(() -> generate("order/*.java")).isInstanceOf(EventMapException.class);
    }

    @Test
    void linkedFoldersAreRead() throws Exception {
        Path elsewhere = work.resolve("elsewhere/v1/InvoiceSent.java");
        GoldenCase.write(elsewhere, "package com.shop.invoice.v1;\n\npublic record InvoiceSent(String id) {}\n");
        java.nio.file.Files.createSymbolicLink(work.resolve("input/invoice"), work.resolve("elsewhere"));
        java.nio.file.Files.createSymbolicLink(work.resolve("elsewhere/circle"), work.resolve("input"));
        assertThat(generate().aggregates()).extracting("name").containsExactly("invoice", "order");
    }
}
