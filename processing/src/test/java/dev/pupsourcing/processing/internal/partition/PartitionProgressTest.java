// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.report.LineLogger;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private long nanos;
    private Instant now = NOON;
    private final List<String> lines = new ArrayList<>();
    private final RunReports reports;
    private final PartitionProgress progress;

    PartitionProgressTest() {
        RunSettings run = new RunSettings(
                1_000, Duration.ofMillis(100), () -> now, () -> nanos, new LineLogger(lines), List.of());
        Registration orders =
                Registration.of(Projection.of("orders", (tx, event) -> {}), ProjectionSettings.DEFAULTS, run, "me");
        reports = new RunReports(run);
        progress = new PartitionProgress(
                orders, SlotRange.ALL, reports.of("orders"), PartitionListenersTest.none(), status -> {});
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void tellsHowLongItStillTakes() {
        progress.at(1_000);
        assertThat(progress.status().timeTo(1_000)).hasValue(Duration.ZERO);
        assertThat(progress.status().timeTo(2_000)).isEmpty();

        pass(1);
        now = NOON.minusSeconds(36_000);
        progress.moved(1_400, 20);

        assertThat(progress.status().rate()).isEqualTo(10);
        assertThat(progress.status().positionsPerSecond()).isEqualTo(200);
        assertThat(progress.status().timeTo(2_000)).hasValue(Duration.ofSeconds(3));
        assertThat(progress.status().timeTo(1_401)).hasValue(Duration.ofMillis(5));
    }

    @Test
    void anErrorHasATimeAndGoesWhenItIsOvercome() {
        for (Phase well : List.of(Phase.CAUGHT_UP, Phase.STALLED, Phase.WAITING)) {
            progress.retrying(new IllegalStateException("locked"), FailureKind.TRANSIENT, "me");
            assertThat(progress.status().phase()).isEqualTo(Phase.RETRYING);
            progress.phase(Phase.CATCHING_UP, "me");
            assertThat(progress.status().lastErrorAt()).hasValue(NOON);
            progress.phase(well, "me");
            assertThat(progress.status().lastError()).isEmpty();
            assertThat(progress.status().lastErrorAt()).isEmpty();
        }
        progress.retrying(new IllegalStateException("locked"), FailureKind.TRANSIENT, "me");
        progress.moved(10, 1);
        assertThat(progress.status().lastError()).isEmpty();
        assertThat(progress.status().phase()).isEqualTo(Phase.CATCHING_UP);
        progress.failed(new IllegalStateException("for good"));
        progress.phase(Phase.FAILED, "me");
        assertThat(progress.status().lastError()).isPresent();
    }

    @Test
    void troubleIsReportedAfterAWhileAgainAndWhenItIsOver() {
        progress.retrying(new IllegalStateException("read-only\nforged line"), FailureKind.TRANSIENT, "me");
        pass(9);
        reports.report();
        assertThat(lines).isEmpty();
        pass(1);
        reports.report();
        progress.retrying(new IllegalStateException("still"), FailureKind.TRANSIENT, "me");
        pass(299);
        reports.report();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("WARNING projection \"orders\" has failed for 10 s")
                .contains("read-only forged line");
        pass(1);
        reports.report();
        assertThat(lines).hasSize(2);
        progress.moved(5, 1);
        progress.moved(6, 1);
        assertThat(lines).hasSize(3).last().isEqualTo("INFO projection \"orders\" works again, after 310 s");
    }

    @Test
    void shortTroubleIsNotReported() {
        progress.retrying(new IllegalStateException("deadlock"), FailureKind.TRANSIENT, "me");
        pass(3);
        progress.moved(5, 1);
        pass(60);
        reports.report();
        assertThat(lines).isEmpty();
    }
}
