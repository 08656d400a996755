// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.tck.fault.FaultPoints.Kind;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each JDBC call of an append, a reader, a batch and a worker fails once, in every way. Afterwards acknowledged events
 * are stored, the read model equals that of a new projection, no lease is stuck and no connection is lost. The number
 * of points that were tried is printed.
 */
public abstract class FaultPointsContract {

    /** In the default build only some calls of batches and workers fail, at these distances. */
    private static final int STRIDE = 9;

    private static final int BATCH_STRIDE = 5;

    private static final int SOME = 8;
    private static final int MANY = 300;
    private static final int ALL = Integer.MAX_VALUE;

    /** For suites. */
    protected FaultPointsContract() {}

    /** An empty event store whose tables no other test uses. */
    protected abstract StoreFixture createFixture() throws SQLException;

    @Test
    void appendsThroughTheFacadeAreWholeOrAbsent() throws Exception {
        everywhere(points -> new AppendScenario(createFixture(), points, true), false);
    }

    @Test
    void appendsInTransactionsOfTheCallerAreWholeOrAbsent() throws Exception {
        everywhere(points -> new AppendScenario(createFixture(), points, false), false);
    }

    @Test
    void readersSkipNothing() throws Exception {
        everywhere(points -> new ReaderScenario(createFixture(), points), false);
    }

    @Test
    void batchesOfAProjectionThatStopsLoseNothing() throws Exception {
        everywhere(points -> new BatchScenario(createFixture(), points, ErrorPolicy.stop()), false, BATCH_STRIDE, ALL);
    }

    @Test
    void batchesOfAProjectionThatParksLoseNothing() throws Exception {
        everywhere(points -> new BatchScenario(createFixture(), points, ErrorPolicy.park()), false, BATCH_STRIDE, ALL);
    }

    @Test
    void batchesOfAProjectionWithDeadLettersLoseNothing() throws Exception {
        everywhere(
                points -> new BatchScenario(createFixture(), points, ErrorPolicy.deadLetter()),
                false,
                BATCH_STRIDE,
                ALL);
    }

    @Test
    void workersLoseNothingAndLeaveNoLease() throws Exception {
        everywhere(points -> new WorkerScenario(createFixture(), points), false, STRIDE, SOME);
    }

    @Test
    @Tag("long")
    void eachCallFailsAlsoThoseInTheDriversMemory() throws Exception {
        everywhere(points -> new AppendScenario(createFixture(), points, true), true);
        everywhere(points -> new ReaderScenario(createFixture(), points), true);
        everywhere(points -> new BatchScenario(createFixture(), points, ErrorPolicy.stop()), true);
        everywhere(points -> new BatchScenario(createFixture(), points, ErrorPolicy.park()), true);
        everywhere(points -> new BatchScenario(createFixture(), points, ErrorPolicy.deadLetter()), true);
    }

    @Test
    @Tag("long")
    void eachCallOfAWorkerFails() throws Exception {
        everywhere(points -> new WorkerScenario(createFixture(), points), false, 1, MANY);
    }

    /** Creates the scenario of a test. */
    private interface Making {
        Scenario over(FaultPoints points) throws Exception;
    }

    private static void everywhere(Making making, boolean everything) throws Exception {
        everywhere(making, everything, 1, ALL);
    }

    private static void everywhere(Making making, boolean everything, int stride, int most) throws Exception {
        FaultPoints points = new FaultPoints(everything);
        Scenario scenario = making.over(points);
        FaultDriver driver = new FaultDriver(scenario, points);
        StringBuilder report = new StringBuilder("fault points of " + scenario.name() + ":");
        for (Kind kind : Kind.values()) {
            int tried = driver.tryAll(kind, stride, most);
            if (kind != Kind.DOUBT || scenario.commits()) {
                assertThat(tried).as("points tried: %s", kind).isPositive();
            }
            report.append(' ').append(tried).append(' ').append(kind);
        }
        System.out.println(report);
    }
}
