// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check against the lock file of another commit finds what a commit removed from its own lock file. */
class AgainstTest {

    @TempDir
    Path work;

    @BeforeEach
    void commitTwoEvents() throws Exception {
        source("order/v1/OrderPlaced.java", "record OrderPlaced(String customer, int cents) {}");
        source("order/v1/OrderShipped.java", "record OrderShipped(String parcel) {}");
        EventMap.generate(options().build());
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--message=Two events");
    }

    private Path file(String path) {
        return work.resolve("app/src").resolve(path);
    }

    private void source(String path, String declaration) {
        String packageName =
                "com.shop." + path.substring(0, path.lastIndexOf('/')).replace('/', '.');
        GoldenCase.write(file(path), "package " + packageName + ";\n\npublic " + declaration + "\n");
    }

    private EventMapOptionsBuilder options() {
        return EventMapOptions.builder(work.resolve("app/src"), "com.shop.mapping");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", work.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** Makes the own lock file forget what was stored, as an edit by hand does. */
    private void generateAnew() throws IOException {
        Files.delete(file("events.lock"));
        EventMap.generate(options().build());
    }

    @Test
    void findsAVersionThatTheOwnFileHasLost() throws Exception {
        Files.delete(file("order/v1/OrderShipped.java"));
        generateAnew();
        EventMap.check(options().build());
        assertThatThrownBy(() -> EventMap.check(options().against("main").build()))
                .isInstanceOf(EventMapException.class)
                .hasMessageStartingWith("main:./events.lock:")
                .hasMessageContaining("OrderShipped v1 of order has lost its class com.shop.order.v1.OrderShipped")
                .hasMessageEndingWith("If no such event was ever stored, name it when you compare: --never-stored"
                        + " \"order: OrderShipped v1\", or neverStored of the Maven goal");
        EventMap.check(options()
                .against("main")
                .neverStored(List.of("order: OrderShipped v1"))
                .build());
    }

    @Test
    void findsAChangedShape() throws Exception {
        source("order/v1/OrderPlaced.java", "record OrderPlaced(String customer, java.math.BigDecimal cents) {}");
        generateAnew();
        EventMap.check(options().build());
        assertThatThrownBy(() -> EventMap.check(options().against("HEAD").build()))
                .isInstanceOf(EventMapException.class)
                .hasMessageContaining("cents was int, is BigDecimal");
    }

    @Test
    void acceptsNewVersionsAndReportsHarmlessChanges() throws Exception {
        source(
                "order/v1/OrderShipped.java",
                "record OrderShipped(String parcel, java.util.Optional<String> carrier) {}");
        source("order/v2/OrderPlaced.java", "record OrderPlaced(long cents) {}");
        EventMap.generate(options().build());
        assertThat(EventMap.check(options().against("main").build()).notices())
                .singleElement()
                .asString()
                .startsWith("main:./events.lock:")
                .endsWith("carrier new: String?");
    }

    @Test
    void comparesWithAFile() throws Exception {
        Path released = Files.copy(file("events.lock"), work.resolve("released.lock"));
        Files.delete(file("order/v1/OrderShipped.java"));
        generateAnew();
        assertThatThrownBy(() ->
                        EventMap.check(options().against(released.toString()).build()))
                .isInstanceOf(EventMapException.class)
                .hasMessageStartingWith(released.toString().replace('\\', '/'));
    }

    @Test
    void findsALockFileThatWasMoved() throws Exception {
        git("mv", "app/src", "app/main");
        Files.delete(work.resolve("app/main/order/v1/OrderShipped.java"));
        Files.delete(work.resolve("app/main/events.lock"));
        EventMapOptionsBuilder moved = EventMapOptions.builder(work.resolve("app/main"), "com.shop.mapping");
        EventMap.generate(moved.build());
        assertThatThrownBy(() -> EventMap.check(moved.against("main").build()))
                .isInstanceOf(EventMapException.class)
                .hasMessageEndingWith(
                        "is not in main, which has app/src/events.lock instead; if the file was moved, compare"
                                + " with main:app/src/events.lock");
        assertThatThrownBy(() ->
                        EventMap.check(moved.against("main:app/src/events.lock").build()))
                .hasMessageStartingWith("main:app/src/events.lock:")
                .hasMessageContaining("OrderShipped v1 of order has lost its class");
    }

    @Test
    void refusesWhatIsNeitherFileNorCommit() throws Exception {
        for (String wrong : List.of("mian", "--version", "HEAD:./nothing")) {
            assertThatThrownBy(() -> EventMap.check(options().against(wrong).build()))
                    .isInstanceOf(EventMapException.class)
                    .hasMessageContaining(
                            "must be compared with a file or a commit of Git, but \"" + wrong + "\" is neither");
        }
        assertThatThrownBy(() -> EventMap.check(options()
                        .against("main")
                        .neverStored(List.of("order: OrderLost v1"))
                        .build()))
                .hasMessageContaining("has no version \"order: OrderLost v1\"");
    }

    @Test
    void aCommitWithoutALockFileIsReported() throws Exception {
        git("rm", "--quiet", "--cached", "app/src/events.lock");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--message=No lock file");
        assertThat(EventMap.check(options().against("main").build()).notices())
                .containsExactly("main:./events.lock does not exist, so there is nothing to compare with");
    }
}
