// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Version packages and sealed interfaces can be added to a project that has none. */
class FirstVersionsTest {

    @TempDir
    Path work;

    @BeforeEach
    void writeFlatProject() {
        source("order/OrderPlaced.java", "package com.shop.order;\n\npublic record OrderPlaced(String id) {}\n");
        source(
                "order/OrderShipped.java",
                "package com.shop.order;\n\npublic record OrderShipped(String id, Money m) {}\n");
        source("order/Money.java", "package com.shop.order;\n\npublic record Money(long cents) {}\n");
        source("invoice/InvoiceSent.java", "package com.shop.invoice;\n\npublic record InvoiceSent(String id) {}\n");
        assertThat(generate().versions()).isEqualTo(3);
    }

    private void source(String path, String text) {
        GoldenCase.write(work.resolve("input").resolve(path), text);
    }

    private EventMapResult generate() {
        return EventMap.generate(EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .build());
    }

    @Test
    void theFirstVersionPackageKeepsAllOtherEvents() {
        source("order/v2/OrderPlaced.java", "package com.shop.order.v2;\n\npublic record OrderPlaced(int id) {}\n");
        EventMapResult result = generate();
        assertThat(result.aggregates())
                .flatExtracting(aggregate -> aggregate.schemas())
                .extracting(
                        schema -> schema.toString() + " = " + schema.source().id())
                .containsExactly(
                        "InvoiceSent v1 = com.shop.invoice.InvoiceSent",
                        "OrderPlaced v1 = com.shop.order.OrderPlaced",
                        "OrderPlaced v2 = com.shop.order.v2.OrderPlaced",
                        "OrderShipped v1 = com.shop.order.OrderShipped");
        assertThat(generate().versions()).isEqualTo(4);
    }

    @Test
    void aSealedInterfaceKeepsOtherAggregatesAndNamesWhatItLeavesOut() {
        source(
                "order/OrderEvent.java",
                "package com.shop.order;\n\npublic sealed interface OrderEvent permits OrderPlaced {}\n");
        source(
                "order/OrderPlaced.java",
                "package com.shop.order;\n\npublic record OrderPlaced(String id) implements OrderEvent {}\n");
        assertThatThrownBy(this::generate)
                .isInstanceOfSatisfying(
                        EventMapException.class, e -> assertThat(e.problems()).hasSize(1))
                .hasMessageContaining(
                        "OrderShipped v1 of order is no longer an event, so stored events could no longer "
                                + "be read: its class com.shop.order.OrderShipped does not implement com.shop.order.OrderEvent")
                .message()
                .doesNotContain("delete");
    }

    @Test
    void anEventOutsideTheSealedInterfaceIsReported() {
        source("claim/ClaimEvent.java", """
                package com.shop.claim;

                public sealed interface ClaimEvent {
                    record ClaimFiled(String id) implements ClaimEvent {}
                }
                """);
        source("claim/v2/ClaimFiled.java", "package com.shop.claim.v2;\n\npublic record ClaimFiled(int id) {}\n");
        assertThat(generate().notices())
                .singleElement()
                .asString()
                .contains(
                        "com.shop.claim.v2.ClaimFiled does not implement com.shop.claim.ClaimEvent, so it is not an event");
    }

    @Test
    void anotherVersionThatIsNoEventIsReported() {
        source("parcel/v1/ParcelSent.java", "package com.shop.parcel.v1;\n\npublic record ParcelSent(String id) {}\n");
        source("parcel/v2/ParcelSent.java", "package com.shop.parcel.v2;\n\nrecord ParcelSent(int id) {}\n");
        source("parcel/v2/Line.java", "package com.shop.parcel.v2;\n\nrecord Line(int id) {}\n");
        assertThat(generate().notices())
                .singleElement()
                .asString()
                .contains("parcel/v2/ParcelSent.java:3:8: com.shop.parcel.v2.ParcelSent is not public, so it is not an"
                        + " event although it is in a version package; correct that, or exclude the class");
    }

    @Test
    void aRenamedAggregateWithOneRenamedClassNeedsOnePin() throws IOException {
        source("bill/InvoiceSent.java", "package com.shop.bill;\n\npublic record InvoiceSent(String id) {}\n");
        source("bill/BillPaid.java", "package com.shop.bill;\n\npublic record BillPaid(String id) {}\n");
        source("bill/BillDue.java", "package com.shop.bill;\n\npublic record BillDue(String id) {}\n");
        generate();
        for (String name : new String[] {"InvoiceSent", "BillPaid", "BillDue"}) {
            Files.delete(work.resolve("input/bill/" + name + ".java"));
            String now = name.replace("BillDue", "BillOverdue");
            source("bills/" + now + ".java", "package com.shop.bills;\n\npublic record " + now + "(String id) {}\n");
        }
        assertThatThrownBy(this::generate)
                .isInstanceOfSatisfying(
                        EventMapException.class, e -> assertThat(e.problems()).hasSize(1))
                .hasMessageContaining("pin its new name: com.shop.bills.BillOverdue = BillDue v1");
    }
}
