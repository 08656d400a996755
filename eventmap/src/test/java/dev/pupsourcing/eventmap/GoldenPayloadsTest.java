// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden payloads of generated mappings: written once, then read through the user's codec and upcasters. */
class GoldenPayloadsTest {

    private static final String SETTING = "pupsourcing.golden";
    private static final String TEST = "com.shop.mapping.OrderEventMappingGoldenTest";
    private static final String MAPPING = "com.shop.mapping.OrderEventMapping";
    private static final String CODEC = "dev.pupsourcing.jackson.JacksonPayloadCodec.create()";

    @TempDir
    Path work;

    private int compilations;

    @AfterEach
    void stopWriting() {
        System.clearProperty(SETTING);
    }

    private void file(String path, String text) throws IOException {
        Path file = work.resolve("src/com/shop").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void event(String version, String components) throws IOException {
        file(
                "order/" + version + "/OrderPlaced.java",
                "package com.shop.order." + version + ";\npublic record OrderPlaced(" + components + ") {}\n");
    }

    private void upcaster(String name) throws IOException {
        file("store/Upcasters.java", """
                package com.shop.store;
                public final class Upcasters implements com.shop.mapping.OrderEventMapping.Upcasters {
                    @Override
                    public com.shop.order.v2.OrderPlaced orderPlacedV1ToV2(
                            com.shop.order.v1.OrderPlaced event, dev.pupsourcing.PersistedEvent stored) {
                        return new com.shop.order.v2.OrderPlaced(%s, stored.createdAt());
                    }
                }
                """.formatted(name));
        file("events.samples", MAPPING + " = new " + MAPPING + "(" + CODEC + ", new com.shop.store.Upcasters())\n");
    }

    private EventMapOptionsBuilder builder() {
        return EventMapOptions.builder(work.resolve("src/com/shop"), "com.shop.mapping")
                .output(work.resolve("main"))
                .testOutput(work.resolve("test"))
                .golden(work.resolve("golden"))
                .testCodec(CODEC);
    }

    private EventMapResult generate() {
        return EventMap.generate(builder().build());
    }

    private long run(boolean writing) {
        if (writing) {
            System.setProperty(SETTING, "write");
        } else {
            System.clearProperty(SETTING);
        }
        Compiled compiled = Compiled.withEverything(
                work.resolve("classes" + ++compilations),
                work.resolve("src"),
                work.resolve("main"),
                work.resolve("test"));
        return compiled.runTests(List.of(TEST));
    }

    private String golden(String name) throws IOException {
        return Files.readString(work.resolve("golden/order").resolve(name));
    }

    @Test
    void aPayloadIsWrittenOnceAndReadByLaterVersions() throws IOException {
        event("v1", "String customer");
        assertThat(generate().notices())
                .singleElement()
                .asString()
                .contains(
                        "golden/order/OrderPlaced.v1.json: is missing, the golden payload of OrderPlaced v1; write it");
        assertThatThrownBy(() -> run(false)).hasMessageContaining("OrderPlaced v1 has no golden payload");
        assertThat(run(true)).isEqualTo(1);
        assertThat(run(false)).isEqualTo(1);
        assertThat(golden("OrderPlaced.v1.json")).isEqualTo("{\"customer\":\"text\"}");
        assertThat(generate().notices()).isEmpty();
        assertThat(EventMap.check(builder().build()).notices()).isEmpty();

        event("v2", "String name, java.time.Instant since");
        upcaster("event.customer()");
        generate();
        assertThat(run(true)).isEqualTo(2);
        assertThat(golden("OrderPlaced.v1.json")).isEqualTo("{\"customer\":\"text\"}");
        assertThat(golden("OrderPlaced.v1.read.txt")).isEqualTo("""
                OrderPlaced v2
                  {
                    "name": "text",
                    "since": "2026-01-01T00:00:00Z"
                  }
                """);
    }

    @Test
    void aChangedUpcasterFails() throws IOException {
        event("v1", "String customer");
        event("v2", "String name, java.time.Instant since");
        upcaster("event.customer()");
        generate();
        run(true);
        upcaster("\"Mrs. \" + event.customer()");
        assertThatThrownBy(() -> run(true))
                .hasMessageContaining("OrderPlaced.v1.json of OrderPlaced v1 is not read as recorded")
                .hasMessageContaining("\"name\": \"Mrs. text\"");
    }

    @Test
    void aChangedCodecFails() throws IOException {
        event("v1", "String firstName");
        generate();
        run(true);
        file(
                "events.samples",
                MAPPING + " = new " + MAPPING + "(dev.pupsourcing.jackson.JacksonPayloadCodec.builder()"
                        + ".customize(mapper -> mapper.propertyNamingStrategy("
                        + "tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)).build())\n");
        generate();
        assertThatThrownBy(() -> run(false))
                .hasMessageContaining("can no longer be read, and neither can stored events")
                .hasMessageContaining("field first_name is missing");
    }

    @Test
    void upcastersNeedTheMappingOfTheApplication() throws IOException {
        event("v1", "String customer");
        event("v2", "String name, java.time.Instant since");
        assertThatThrownBy(this::generate)
                .isInstanceOf(EventMapException.class)
                .hasMessage(
                        work + "/src/com/shop/events.samples: has no sample of " + MAPPING + ", with which the golden"
                                + " payloads of order are read; add the mapping with the codec and upcasters of the"
                                + " application, for example " + MAPPING + " = com.example.Mappings.order()");
        assertThat(work.resolve("main")).doesNotExist();
    }

    @Test
    void checkNamesMissingAndUnknownFiles() throws IOException {
        event("v1", "String customer");
        generate();
        assertThatThrownBy(() -> EventMap.check(builder().build()))
                .isInstanceOf(EventMapException.class)
                .hasMessage(
                        work + "/golden/order/OrderPlaced.v1.json: is missing, the golden payload of OrderPlaced v1;"
                                + " write it (mvn test -Dpupsourcing.golden=write, or PUPSOURCING_GOLDEN=write in the"
                                + " environment of another build tool) and commit it");
        run(true);
        EventMap.check(builder().build());
        Files.copy(work.resolve("golden/order/OrderPlaced.v1.json"), work.resolve("golden/order/OrderPlaced.v2.json"));
        for (boolean checking : new boolean[] {false, true}) {
            assertThatThrownBy(() -> {
                        EventMapOptions options = builder().build();
                        EventMapResult result = checking ? EventMap.check(options) : EventMap.generate(options);
                    })
                    .isInstanceOf(EventMapException.class)
                    .hasMessage(work + "/golden/order/OrderPlaced.v2.json: is the golden payload of no version that may"
                            + " be stored; restore the class of the version, move the file to the folder of its"
                            + " aggregate, or delete it if no such event was ever stored");
        }
    }

    @Test
    void testsNameTheFolderRelativeToTheModule() throws IOException {
        Files.writeString(work.resolve("pom.xml"), "");
        event("v1", "String customer");
        generate();
        assertThat(work.resolve("test/com/shop/mapping/OrderEventMappingGoldenTest.java"))
                .content()
                .contains("GoldenPayloads.in(Path.of(\"golden/order\"), mapping)");
    }

    @Test
    void aNewFileEndsTheValidityOfTheStamp() throws IOException {
        event("v1", "String customer");
        EventMapOptionsBuilder stamped = builder().stamp(work.resolve("stamp"));
        EventMap.generate(stamped.build());
        assertThat(EventMap.generate(stamped.build()).upToDate()).isTrue();
        Files.createDirectories(work.resolve("golden/order"));
        Files.writeString(work.resolve("golden/order/Other.v1.json"), "{}");
        assertThatThrownBy(() -> EventMap.generate(stamped.build())).hasMessageContaining("Other.v1.json");
    }
}
