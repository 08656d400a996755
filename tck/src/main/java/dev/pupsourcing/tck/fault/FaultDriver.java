// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import dev.pupsourcing.tck.fault.FaultPoints.Kind;
import dev.pupsourcing.tck.fixture.Threads;
import dev.pupsourcing.testkit.JdbcCall;
import dev.pupsourcing.testkit.Waiting;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a scenario once for each of its calls, and lets that call fail. Not thread-safe. */
final class FaultDriver {

    private static final int LIMIT_SECONDS = 40;

    private final Scenario scenario;
    private final FaultPoints points;
    private int runs;

    FaultDriver(Scenario scenario, FaultPoints points) {
        this.scenario = scenario;
        this.points = points;
    }

    /**
     * Tries the points of one kind until the work ends without reaching the next.
     *
     * @param stride the distance between points
     * @param most the maximum number of points, for work with unlimited calls
     * @return the number of points that were tried
     */
    int tryAll(Kind kind, int stride, int most) throws Exception {
        int tried = 0;
        for (int number = 1; tried < most; number += kind == Kind.DOUBT ? 1 : stride) {
            if (!tryOne(kind, number)) {
                return tried;
            }
            tried++;
        }
        return tried;
    }

    /** Whether the call was made. */
    private boolean tryOne(Kind kind, int number) throws Exception {
        int run = ++runs;
        scenario.prepare(run);
        points.arm(kind, number);
        Throwable outcome = outcome(run, kind, number);
        JdbcCall hit = points.disarm();
        try {
            Waiting.until("the return of connections", () -> points.lent() == 0, () -> points.lent() + " are lent");
            scenario.check(run);
        } catch (Exception | AssertionError e) {
            String then = outcome == null ? "the work returned" : "the work threw " + outcome;
            throw new AssertionError(
                    scenario.name() + ", " + kind + " at call " + number + ", " + hit + "; " + then + "; then "
                            + e.getMessage(),
                    e);
        }
        return hit != null;
    }

    /** The exception of the work, null if it returned; it must end in time. */
    private @Nullable Throwable outcome(int run, Kind kind, int number) throws Exception {
        FutureTask<@Nullable Throwable> task = new FutureTask<>(() -> {
            try {
                scenario.work(run);
                return null;
            } catch (Throwable e) {
                return e;
            }
        });
        Thread thread = new Thread(task, "faults");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    scenario.name() + ", " + kind + " at call " + number + ", " + points.disarm()
                            + ": does not end within " + LIMIT_SECONDS + " s\n" + Threads.ofLibrary(),
                    e);
        }
    }
}
