// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.status.ProcessingListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StallLogTest {

    private long nanos;
    private final List<String> lines = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final SteadyLogger logger = new SteadyLogger(new LineLogger(lines));
    private final StallLog log = new StallLog(logger, () -> nanos, new Listeners(List.of(new StallRecorder()), logger));

    private final class StallRecorder implements ProcessingListener {
        @Override
        public void stalled(LogStall stall) {
            heard.add("begins at " + stall.position());
        }

        @Override
        public void stallEnded(LogStall stall) {
            heard.add("ends at " + stall.position());
        }
    }

    private void look(boolean stalled, long end, long afterSeconds) {
        nanos += TimeUnit.SECONDS.toNanos(afterSeconds);
        List<LockHolder> noHolders = List.of();
        log.look(stalled, end, () -> Optional.of(LogStall.of(end + 1, Instant.EPOCH, noHolders, Optional.empty())));
    }

    @Test
    void aStallIsReportedOnceItLastsAgainAndWhenItIsOver() {
        look(true, 16, 0);
        look(true, 16, 9);
        assertThat(lines).isEmpty();
        look(true, 16, 1);
        look(true, 16, 100);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("WARNING reading of the log has stalled for 10 s: position 17");
        look(true, 16, 200);
        assertThat(lines).hasSize(2);
        look(false, 20, 5);
        assertThat(lines).hasSize(3).last().isEqualTo("INFO reading of the log continues, after 315 s");
    }

    @Test
    void aLogThatMovesIsNotStalled() {
        for (long end = 0; end < 100; end++) {
            look(true, end, 5);
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void listenersReceiveEachReportedStallOnceAndItsEnd() {
        look(true, 16, 0);
        look(true, 16, 9);
        assertThat(heard).isEmpty();
        look(true, 16, 1);
        look(true, 16, 300);
        assertThat(heard).containsExactly("begins at 17");
        look(false, 20, 1);
        assertThat(heard).containsExactly("begins at 17", "ends at 17");
    }

    @Test
    void theEndOfARunEndsItsStall() {
        look(true, 16, 0);
        look(true, 16, 10);
        log.end();
        log.end();
        assertThat(heard).containsExactly("begins at 17", "ends at 17");
    }
}
