// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Appends and reads logs that are larger than the heap, in a separate JVM with little memory. */
@DeclinedBy(Trait.ONE_PROCESS)
public abstract class MemoryContract extends StoreContract {

    private static final int LIMIT_MINUTES = 30;

    /** For suites. */
    protected MemoryContract() {}

    /** How another process connects to the database that {@link #createFixture()} made last. */
    protected abstract Access access();

    @Test
    void fiftyThousandEventsFitInto64Megabytes() throws Exception {
        run("-Xmx64m", 50_000, 1_400);
    }

    /** A page of a thousand such events would be thirty times the heap. */
    @Test
    void eventsOfSixMegabytesFitInto192Megabytes() throws Exception {
        run("-Xmx192m", 40, 6 * 1024 * 1024);
    }

    @Test
    @Tag("long")
    void aMillionEventsFitInto256Megabytes() throws Exception {
        run("-Xmx256m", 1_000_000, 500);
    }

    /** Payloads are so large that the events exceed the heap. */
    private void run(String memory, int events, int payload) throws IOException, InterruptedException, SQLException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallMemory.class.getName()));
        command.addAll(access().arguments());
        command.addAll(List.of(Integer.toString(events), Integer.toString(payload)));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(output.strip()).endsWith("read " + events + " three times");
        assertThat(jvm.exitValue()).isZero();
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isGreaterThanOrEqualTo(events);
    }
}
