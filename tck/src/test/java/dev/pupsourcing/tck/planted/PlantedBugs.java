// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.planted;

import static dev.pupsourcing.tck.planted.PlantedBug.commitThatFails;
import static dev.pupsourcing.tck.planted.PlantedBug.sql;

import dev.pupsourcing.tck.planted.PlantedBug.Defect;
import java.util.List;
import java.util.Map;

/** A defect for each suite, and why some suites have none. */
final class PlantedBugs {

    private static final Defect EVERY_VERSION_IS_0 =
            sql("SELECT COALESCE.*\"aggregate_heads\".*", "SELECT 0, 0 WHERE ?1 <> ?2 OR ?3 IS NOT NULL");

    private static final Defect HEADS_STAY = sql("MERGE INTO \"aggregate_heads\" .*", "SELECT ?, ?, ?, ?");

    private static final Defect PAGES_SKIP_AN_EVENT = sql("global_position > \\?", "global_position > 1 + ?");

    private static final Defect POSITIONS_STAY =
            sql("SET position = \\?, owner", "SET position = position + 0 * ?, owner");

    private static final Defect COMMITS_LOOK_FAILED = commitThatFails();

    private static final Defect PARKED_STREAMS_ARE_FORGOTTEN =
            sql("(FROM \"projection_parked_streams\"\\s+WHERE projection = \\? AND) slot >= \\?", "$1 slot > 9999 + ?");

    /** They need what H2 in memory does not have, so they do not run on it; the other databases run them. */
    static final Map<String, String> WITHOUT = Map.of(
            "AppendTck$LostTransactions", "needs concurrent writers",
            "WorkerTck$StuckWorkers", "needs concurrent writers",
            "WorkerTck$Kills", "needs other processes",
            "WorkerTck$WorkerProcesses", "needs other processes",
            "EnduranceTck$Memory", "needs other processes");

    static final List<PlantedBug> ALL = List.of(
            bug("AppendTck$Append", "every version is 0", EVERY_VERSION_IS_0),
            bug("AppendTck$Concurrency", "every version is 0", EVERY_VERSION_IS_0),
            bug("AppendTck$GroupedAppends", "every version is 0", EVERY_VERSION_IS_0),
            bug("AppendTck$GroupedConcurrency", "every version is 0", EVERY_VERSION_IS_0),
            bug("AppendTck$GroupCommits", "every version is 0", EVERY_VERSION_IS_0),
            bug("AppendTck$GroupWaits", "heads stay", HEADS_STAY),
            bug("AppendTck$Faults", "heads stay", HEADS_STAY),
            bug(
                    "AppendTck$Snapshots",
                    "an older snapshot wins",
                    sql("kept.aggregate_version <= given", "kept.aggregate_version >= given")),
            bug("ReadTck$Read", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("ReadTck$Gaps", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("ReadTck$AsOf", "an event counts for its own time", sql("created_at > \\?", "created_at >= ?")),
            bug("ReadTck$Searches", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("ReadTck$PageSizes", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug(
                    "ReadTck$Positions",
                    "another log looks the same",
                    sql("a.global_position = \\?", "a.global_position > 0 * ?")),
            bug("StateTck$Checkpoints", "positions stay", POSITIONS_STAY),
            bug("StateTck$CheckpointMoves", "positions stay", POSITIONS_STAY),
            bug("StateTck$FailedEvents", "parked streams are forgotten", PARKED_STREAMS_ARE_FORGOTTEN),
            bug(
                    "StateTck$Leases",
                    "a lost lease is renewed",
                    sql("AND owner = \\? AND token = \\?", "AND (owner = ? OR token = ? OR TRUE)")),
            bug("StateTck$ServerIncarnations", "positions stay", POSITIONS_STAY),
            bug(
                    "StateTck$Diagnoses",
                    "a head is right whatever its version is",
                    sql("h.aggregate_version <> e.last_version", "1 = 0")),
            bug("ProjectionTck$Processors", "positions stay", POSITIONS_STAY),
            bug("ProjectionTck$ProcessingFailures", "parked streams are forgotten", PARKED_STREAMS_ARE_FORGOTTEN),
            bug(
                    "ProjectionTck$EarlyCommits",
                    "revisions are ignored",
                    sql("AND revision = \\?", "AND (revision = ? OR TRUE)")),
            bug("ProjectionTck$HandlerMistakes", "positions stay", POSITIONS_STAY),
            bug("ProjectionTck$PartitionFailures", "parked streams are forgotten", PARKED_STREAMS_ARE_FORGOTTEN),
            bug("ProjectionTck$PartitionStrategies", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("ProjectionTck$ReadModels", "parked streams are forgotten", PARKED_STREAMS_ARE_FORGOTTEN),
            bug("OperationTck$Environment", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("OperationTck$Admin", "parked streams are forgotten", PARKED_STREAMS_ARE_FORGOTTEN),
            bug("OperationTck$Starts", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("OperationTck$ProjectionLogging", "commits look failed", COMMITS_LOOK_FAILED),
            bug("OperationTck$Logging", "commits look failed", COMMITS_LOOK_FAILED),
            bug("OperationTck$WakeUps", "commits look failed", COMMITS_LOOK_FAILED),
            bug("OperationTck$Listeners", "commits look failed", COMMITS_LOOK_FAILED),
            bug("OperationTck$DecoratedStores", "every version is 0", EVERY_VERSION_IS_0),
            bug("OperationTck$Pauses", "a pause is not stored", sql("paused_at = CURRENT.*", "paused_at = NULL")),
            bug("WorkerTck$Workers", "commits look failed", COMMITS_LOOK_FAILED),
            bug("WorkerTck$Repartitioning", "commits look failed", COMMITS_LOOK_FAILED),
            bug("WorkerTck$ServiceThreads", "every version is 0", EVERY_VERSION_IS_0),
            bug("InputTck$Traits", "appends are concurrent", sql("WHERE id = 1 FOR UPDATE", "WHERE id = 1")),
            bug(
                    "InputTck$BadInput",
                    "the store has no identity",
                    sql("SELECT \\* FROM \"store_info\"", "$0 WHERE id = 0")),
            bug("InputTck$ManagedConnections", "every version is 0", EVERY_VERSION_IS_0),
            bug("InputTck$Transactions", "commits look failed", COMMITS_LOOK_FAILED),
            bug(
                    "InputTck$Damage",
                    "events are not compared with heads",
                    sql("MAX\\(aggregate_version\\) FROM \"events\"", "aggregate_version FROM \"aggregate_heads\"")),
            bug(
                    "InputTck$RewrittenFailures",
                    "stored ids are not found",
                    sql("WHERE event_id IN", "WHERE 1 = 0 AND event_id IN")),
            bug("EnduranceTck$Interleavings", "pages skip an event", PAGES_SKIP_AN_EVENT),
            bug("EnduranceTck$NaiveReader", "pages skip an event", PAGES_SKIP_AN_EVENT));

    private PlantedBugs() {}

    private static PlantedBug bug(String suite, String name, Defect defect) {
        return new PlantedBug(suite, name, defect);
    }
}
