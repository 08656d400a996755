// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next version of an event in one step; the result compiles and passes its generated tests. */
class NextVersionTest {

    @TempDir
    Path work;

    private void source(String path, String text) {
        GoldenCase.write(work.resolve("input/com/shop").resolve(path), text);
    }

    private String read(String path) {
        return GoldenCase.files(work.resolve("input/com/shop")).get(path);
    }

    private EventMapOptions options() {
        return EventMapOptions.builder(work.resolve("input/com/shop"), "com.shop.mapping")
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .build();
    }

    private List<String> generated(String test) {
        EventMapResult result = EventMap.generate(options());
        Compiled compiled = Compiled.withEverything(
                work.resolve("classes"), work.resolve("input"), work.resolve("main"), work.resolve("test"));
        assertThat(compiled.runTests(List.of("com.shop.mapping." + test))).isPositive();
        return result.aggregates().stream()
                .flatMap(aggregate -> aggregate.schemas().stream())
                .map(schema -> schema + " = " + schema.source().id())
                .toList();
    }

    @Test
    void copiesTheClassToTheNextVersionPackage() {
        source(
                "order/v1/OrderPlaced.java",
                "package com.shop.order.v1;\n\nimport java.util.List;\n\npublic record OrderPlaced(List<Line> lines) {}\n");
        source("order/v1/Line.java", "package com.shop.order.v1;\n\npublic record Line(String item) {}\n");
        EventMap.generate(options());
        NextVersion next = EventMap.next(options(), "OrderPlaced");
        assertThat(next.written()).hasSize(1);
        assertThat(read("order/v2/OrderPlaced.java"))
                .startsWith("package com.shop.order.v2;\n\nimport com.shop.order.v1.Line;\n");
        assertThat(next.upcaster()).isEqualTo("""
                @Override
                public com.shop.order.v2.OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
                    return new com.shop.order.v2.OrderPlaced(event.lines());
                }
                """);
        assertThat(generated("OrderEventMappingTest"))
                .containsExactly(
                        "OrderPlaced v1 = com.shop.order.v1.OrderPlaced",
                        "OrderPlaced v2 = com.shop.order.v2.OrderPlaced");
        assertThat(EventMap.next(options(), "order.OrderPlaced").current()).isEqualTo("com.shop.order.v3.OrderPlaced");
    }

    @Test
    void theFirstVersionPackageOfAFlatProject() {
        source("order/OrderPlaced.java", "package com.shop.order;\n\npublic record OrderPlaced(String id) {}\n");
        EventMap.generate(options());
        assertThat(EventMap.next(options(), "OrderPlaced").current()).isEqualTo("com.shop.order.v2.OrderPlaced");
        assertThat(generated("OrderEventMappingTest")).hasSize(2);
    }

    @Test
    void keepsASealedInterfaceExhaustive() {
        source("claim/ClaimEvent.java", """
                package com.shop.claim;

                import java.util.List;

                public sealed interface ClaimEvent {

                    /** A claim was filed. */
                    record ClaimFiled(String id, List<String> notes) implements ClaimEvent {
                        public ClaimFiled {
                            notes = List.copyOf(notes);
                        }
                    }

                    record ClaimPaid(String id) implements ClaimEvent {}
                }
                """);
        EventMap.generate(options());
        NextVersion next = EventMap.next(options(), "ClaimFiled");
        assertThat(next.current()).isEqualTo("com.shop.claim.ClaimEvent.ClaimFiled");
        assertThat(read("claim/OldClaimEvent.java"))
                .contains("public sealed interface OldClaimEvent {", "record ClaimFiledV1(", "public ClaimFiledV1 {");
        assertThat(generated("ClaimEventMappingTest"))
                .containsExactly(
                        "ClaimFiled v1 = com.shop.claim.OldClaimEvent.ClaimFiledV1",
                        "ClaimFiled v2 = com.shop.claim.ClaimEvent.ClaimFiled",
                        "ClaimPaid v1 = com.shop.claim.ClaimEvent.ClaimPaid");
        EventMap.next(options(), "ClaimFiled");
        EventMap.next(options(), "ClaimPaid");
        assertThat(generated("ClaimEventMappingTest")).hasSize(5);
        assertThat(GoldenCase.files(work.resolve("main")).toString()).contains("EventMapping<ClaimEvent>");
    }

    @Test
    void writesAVersionThatIsOnlyRead() {
        source("order/v1/OrderPlaced.java", "package com.shop.order.v1;\n\npublic record OrderPlaced(String id) {}\n");
        source("order/v1/OrderSent.java", "package com.shop.order.v1;\n\npublic record OrderSent(String id) {}\n");
        EventMap.generate(options());
        NextVersion next = EventMap.nextReadOnly(options(), "OrderPlaced");
        assertThat(next.current()).isEqualTo("com.shop.order.v2.OrderPlaced");
        assertThat(read("events.pins")).isEqualTo("read-only order: OrderPlaced v2\n");
        assertThat(next.upcaster()).isEqualTo("""
                @Override
                public com.shop.order.v1.OrderPlaced orderPlacedV2ToV1(com.shop.order.v2.OrderPlaced event, PersistedEvent stored) {
                    return new com.shop.order.v1.OrderPlaced(event.id());
                }
                """);
        assertThat(generated("OrderEventMappingTest")).hasSize(3);
        assertThatThrownBy(() -> EventMap.next(options(), "OrderPlaced"))
                .isInstanceOf(EventMapException.class)
                .hasMessageContaining("OrderPlaced v2 is read-only; when the program writes it, remove its pin");
        EventMap.nextReadOnly(options(), "OrderPlaced");
        assertThat(read("events.pins")).isEqualTo("read-only order: OrderPlaced v2\nread-only order: OrderPlaced v3\n");
    }

    @Test
    void writesAVersionBelowASealedInterfaceThatIsOnlyRead() {
        source("claim/ClaimEvent.java", """
                package com.shop.claim;

                public sealed interface ClaimEvent {
                    record ClaimFiled(String id) implements ClaimEvent {}
                }
                """);
        EventMap.generate(options());
        NextVersion next = EventMap.nextReadOnly(options(), "ClaimFiled");
        assertThat(next.current()).isEqualTo("com.shop.claim.NextClaimEvent.ClaimFiledV2");
        assertThat(read("events.pins")).isEqualTo("""
                com.shop.claim.NextClaimEvent.ClaimFiledV2 = ClaimFiled v2
                read-only claim: ClaimFiled v2
                """);
        assertThat(generated("ClaimEventMappingTest"))
                .containsExactly(
                        "ClaimFiled v1 = com.shop.claim.ClaimEvent.ClaimFiled",
                        "ClaimFiled v2 = com.shop.claim.NextClaimEvent.ClaimFiledV2");
        assertThat(next.upcaster()).contains("ClaimEvent.ClaimFiled claimFiledV2ToV1(");
    }

    @Test
    void refusesUnknownTypesAndExistingFiles() {
        source("order/v1/OrderPlaced.java", "package com.shop.order.v1;\n\npublic record OrderPlaced(String id) {}\n");
        source("order/v2/OrderPlaced.java", "package com.shop.order.v2;\n\nfinal class OrderPlaced {}\n");
        assertThatThrownBy(() -> EventMap.next(options(), "OrderSent"))
                .isInstanceOf(EventMapException.class)
                .hasMessageEndingWith("has no event type OrderSent");
        assertThatThrownBy(() -> EventMap.next(options(), "OrderPlaced"))
                .hasMessageEndingWith("order/v2/OrderPlaced.java: already exists; nothing was written");
    }
}
