// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a run writes, keeps and deletes, and the failures of the check. */
class EventMapTest {

    @TempDir
    Path work;

    private EventMapOptions config;

    @BeforeEach
    void writeEvents() {
        event("order", 1, "OrderPlaced", "String orderId");
        event("invoice", 1, "InvoiceSent", "String invoiceId");
        config = builder().build();
    }

    private EventMapOptionsBuilder builder() {
        return EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .stamp(work.resolve("stamp"));
    }

    private void event(String aggregate, int version, String name, String components) {
        GoldenCase.write(
                work.resolve("input/" + aggregate + "/v" + version + "/" + name + ".java"),
                "package com.shop." + aggregate + ".v" + version + ";\n\npublic record " + name + "(" + components
                        + ") {}\n");
    }

    private Path mapping(String name) {
        return work.resolve("main/com/shop/mapping/" + name + "EventMapping.java");
    }

    @Test
    void tellsWhatItDid() {
        EventMapResult result = EventMap.generate(config);
        assertThat(result.upToDate()).isFalse();
        assertThat(result.aggregates()).extracting("name").containsExactly("invoice", "order");
        assertThat(result.versions()).isEqualTo(2);
        assertThat(result.written()).hasSize(5).contains(mapping("Order"), mapping("Invoice"), config.lock());
        assertThat(result.deleted()).isEmpty();
    }

    @Test
    void aPlainCallIsEnough() {
        Path events = work.resolve("input");
        Path sources = work.resolve("main");
        Path tests = work.resolve("test");

        // region generate
        EventMapOptions config = EventMapOptions.builder(events, "com.shop.mapping")
                .output(sources)
                .testOutput(tests)
                .build();
        EventMapResult result = EventMap.generate(config);
        // endregion

        assertThat(result.written()).hasSize(5);
    }

    @Test
    void doesNothingWhenNothingHasChanged() {
        EventMap.generate(config);
        assertThat(EventMap.generate(config).upToDate()).isTrue();
    }

    @Test
    void runsAgainWhenAnythingThatTookPartHasChanged() throws IOException {
        EventMap.generate(config);
        event("order", 1, "OrderPlaced", "String orderId, java.util.Optional<String> note");
        assertThat(EventMap.generate(config).upToDate()).isFalse();
        event("order", 1, "OrderShipped", "String orderId");
        assertThat(EventMap.generate(config).written()).contains(mapping("Order"));
        Files.delete(mapping("Order"));
        assertThat(EventMap.generate(config).written()).containsExactly(mapping("Order"));
        Files.writeString(mapping("Order"), Files.readString(mapping("Order")) + "// changed by hand\n");
        assertThat(EventMap.generate(config).written()).containsExactly(mapping("Order"));
        assertThat(EventMap.generate(builder().nullMarked(true).build()).upToDate())
                .isFalse();
    }

    @Test
    void runsAgainWhenATypeFromElsewhereHasChanged() {
        GoldenCase.write(
                work.resolve("input/com/shop/Money.java"), "package com.shop;\n\npublic record Money(int cents) {}\n");
        GoldenCase.write(
                work.resolve("input/com/shop/domain/order/v1/OrderPaid.java"),
                "package com.shop.domain.order.v1;\n\npublic record OrderPaid(com.shop.Money price) {}\n");
        EventMapOptions inner = EventMapOptions.builder(work.resolve("input/com/shop/domain"), "com.shop.mapping")
                .testOutput(work.resolve("test"))
                .stamp(work.resolve("stamp"))
                .build();
        EventMap.generate(inner);
        assertThat(EventMap.generate(inner).upToDate()).isTrue();
        GoldenCase.write(
                work.resolve("input/com/shop/Money.java"), "package com.shop;\n\npublic record Money(long cents) {}\n");
        assertThat(EventMap.generate(inner).written()).hasSize(2).contains(inner.lock());
    }

    @Test
    void leavesUnchangedFilesAlone() throws IOException {
        EventMapOptions unstamped = builder().stamp(null).build();
        EventMap.generate(unstamped);
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(mapping("Order"), old);
        assertThat(EventMap.generate(unstamped).written()).isEmpty();
        assertThat(Files.getLastModifiedTime(mapping("Order"))).isEqualTo(old);
    }

    @Test
    void deletesOnlyGeneratedFilesOfAggregatesThatAreGone() throws IOException {
        EventMap.generate(config);
        Path own = mapping("Order").resolveSibling("Own.java");
        Files.writeString(own, "package com.shop.mapping;\n\nfinal class Own {}\n");
        Files.delete(work.resolve("input/invoice/v1/InvoiceSent.java"));
        Files.delete(config.lock());
        EventMapResult result = EventMap.generate(config);
        assertThat(result.deleted())
                .containsExactly(
                        mapping("Invoice"), work.resolve("test/com/shop/mapping/InvoiceEventMappingTest.java"));
        assertThat(own).exists();
        assertThat(mapping("Invoice")).doesNotExist();
    }

    @Test
    void doesNotOverwriteWhatItDidNotWrite() throws IOException {
        Files.createDirectories(mapping("Order").getParent());
        Files.writeString(mapping("Order"), "package com.shop.mapping;\n\nfinal class OrderEventMapping {}\n");
        assertThatThrownBy(() -> EventMap.generate(config))
                .isInstanceOf(EventMapException.class)
                .hasMessage(mapping("Order")
                        + ": already exists and was not generated; move it, or use a different package");
        assertThat(mapping("Invoice")).doesNotExist();
        assertThat(config.lock()).doesNotExist();
    }

    @Test
    void checkPassesAfterARun() {
        EventMap.generate(config);
        EventMapResult result = EventMap.check(config);
        assertThat(result.versions()).isEqualTo(2);
        assertThat(result.written()).isEmpty();
    }

    @Test
    void checkRefusesALockFileThatLacksAVersion() {
        EventMap.generate(config);
        event("order", 2, "OrderPlaced", "String orderId, int lines");
        assertThatThrownBy(() -> EventMap.check(config))
                .hasMessage(config.lock() + ": is out of date: it lacks order: OrderPlaced v2 ="
                        + " com.shop.order.v2.OrderPlaced; generate again and commit the file");
    }

    @Test
    void checkRefusesALockFileWithOldNames() throws IOException {
        EventMap.generate(config);
        Files.writeString(
                config.lock(), Files.readString(config.lock()) + "order: OrderPlaced v1 = com.shop.old.OrderPlaced\n");
        assertThatThrownBy(() -> EventMap.check(config))
                .hasMessage(config.lock() + ": is out of date: it has old names; generate again and commit the file");
    }

    @Test
    void checkRefusesGeneratedFilesThatAreNotCurrent() throws IOException {
        EventMap.generate(config);
        Files.writeString(mapping("Order"), Files.readString(mapping("Order")) + "// changed by hand\n");
        Files.delete(mapping("Invoice"));
        Path leftOver = mapping("Old");
        Files.writeString(leftOver, Files.readString(mapping("Order")));
        EventMapException refusal = catchThrowableOfType(EventMapException.class, () -> EventMap.check(config));
        assertThat(refusal.problems())
                .extracting(Object::toString)
                .containsExactly(
                        mapping("Invoice") + ": is missing; generate it again",
                        mapping("Order") + ": is out of date; generate it again",
                        leftOver + ": belongs to an aggregate that no longer exists; generate again");
    }

    @Test
    void checkRefusesWhatWouldOrphanEvents() throws IOException {
        EventMap.generate(config);
        Files.delete(work.resolve("input/invoice/v1/InvoiceSent.java"));
        assertThatThrownBy(() -> EventMap.check(config))
                .hasMessageContaining("InvoiceSent v1 of invoice has lost its class");
    }

    @Test
    void refusesAPackageThatIsNone() {
        for (String name : new String[] {"", "com.", "com..shop", "com.class", "com.1a", "com shop"}) {
            assertThatThrownBy(() -> EventMapOptions.builder(work, name).build())
                    .hasMessage("the package must be a valid package name, was \"" + name + "\"");
        }
    }
}
