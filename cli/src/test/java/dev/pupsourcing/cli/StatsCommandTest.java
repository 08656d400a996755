// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code pup stats}: numbers of events, growth, largest streams, and sizes of tables. */
class StatsCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aSmallStoreIsCounted(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        PupRun run = PupRun.of(store.options(), "stats").succeeded();
        assertThat(run.out())
                .containsPattern("(?m)^events +3$")
                .containsPattern("\\| Shop +\\| Placed +\\| +3 \\|")
                .containsPattern("\\| 20\\S+ +\\| +3 \\|")
                .containsPattern("\\| Shop/Order/o-1 +\\| +1 \\|")
                .containsPattern(
                        database == TestDatabase.SQLITE
                                ? "\\| \\(the database file\\) +\\| +\\d+ KiB \\|"
                                : "\\| events +\\| +\\d+ KiB \\| +\\d+ KiB \\|");
        assertThat(PupRun.of(store.options(), "stats", "--json").succeeded().out())
                .contains("\"events\" : 3", "\"estimated\" : false", "\"eventType\" : \"Placed\"", "\"rowBytes\" : ");
    }

    @Test
    void aLongLogIsSampledAndTheNumbersAreMarked() throws Exception {
        PatientStore store = PatientStore.create(TestDatabase.SQLITE, folder);
        store.execute("""
                INSERT INTO events (bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id,
                                    event_type, event_version, payload, metadata, created_at)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)
                SELECT 'Shop', 'Order', 'big-' || (i % 1000), i / 1000 + 1, 1, randomblob(16),
                       CASE WHEN i % 4 = 0 THEN 'Rare' ELSE 'Usual' END, 1, '', '{}', '2026-01-31T12:00:00.000000Z'
                  FROM n""", """
                INSERT INTO aggregate_heads (bounded_context, aggregate_type, aggregate_id, aggregate_version)
                SELECT bounded_context, aggregate_type, aggregate_id, MAX(aggregate_version)
                  FROM events WHERE aggregate_id LIKE 'big%' GROUP BY aggregate_id""");
        String out = PupRun.of(store.options(), "stats").succeeded().out();
        assertThat(out)
                .containsPattern("events +about 150,003, estimated from a sample of 10,000; --exact counts them")
                .containsPattern("\\| Usual +\\| +112,[45]\\d\\d \\|")
                .containsPattern("\\| Rare +\\| +37,[45]\\d\\d \\|")
                .containsPattern("largest streams in the sample")
                .containsPattern("Shop/Order/big-\\d+ +\\| +15\\d ");
        assertThat(PupRun.of(store.options(), "stats", "--exact").succeeded().out())
                .containsPattern("(?m)^events +150,003$")
                .containsPattern("\\| Rare +\\| +37,500 \\|");
    }
}
