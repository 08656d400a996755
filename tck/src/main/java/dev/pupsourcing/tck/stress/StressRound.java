// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One round: all operations concurrently for some time, then a quiet phase, and the check. */
final class StressRound {

    private static final int WRITERS = 6;
    private static final int WORKERS = 2;
    private static final int MOST_MINUTES = 5;

    private final StressContext context;
    private final StressSettings settings;
    private final StressDatabase database;

    StressRound(StressDatabase database, StressSettings settings) throws SQLException {
        this.database = database;
        this.settings = settings;
        boolean singleWriter = database.fixture().has(Trait.SINGLE_WRITER);
        List<StressModel> models = StressModel.PLANS.stream()
                .map(plan -> new StressModel(plan, singleWriter ? 300_000 : 1_500_000))
                .toList();
        try (Connection connection = database.fixture().dataSource().getConnection()) {
            for (StressModel model : models) {
                model.create(connection);
            }
        }
        this.context = new StressContext(database, models, new Ledger(), settings.seed());
    }

    void run() throws Exception {
        Checker checker = new Checker(context);
        try {
            together(tasks());
            new Recovery(context).catchUp();
            checker.check();
            new Recovery(context).settle();
            checker.checkSettled();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + settings.seed() + ": " + e.getMessage() + "\n" + context.ledger(), e);
        }
        System.out.println("stress test, seed " + settings.seed() + ": " + context.ledger());
    }

    private List<Callable<Void>> tasks() {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            tasks.add(new Writer(context, random(i))::run);
        }
        for (int i = 0; i < WORKERS; i++) {
            tasks.add(new Deployments(context, random(100 + i)).workers());
        }
        tasks.add(new Deployments(context, random(200)).runners());
        tasks.add(new Operator(context, random(300))::run);
        tasks.add(new FaultInjector(context, random(400))::run);
        tasks.add(this::clock);
        return tasks;
    }

    private Random random(int task) {
        return new Random(settings.seed() * 1_000 + task);
    }

    private Void clock() {
        context.pause(settings.round());
        context.end();
        return null;
    }

    private void together(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(() -> ending(task))));
            for (Future<Void> task : running) {
                task.get(settings.round().toSeconds() + MOST_MINUTES * 60L, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a task failed: " + e.getCause(), e.getCause());
        } finally {
            context.end();
            threads.shutdownNow();
        }
    }

    /** A failed task ends the round. */
    private Void ending(Callable<Void> task) throws Exception {
        try {
            return task.call();
        } catch (Throwable e) {
            context.end();
            throw e;
        }
    }
}
