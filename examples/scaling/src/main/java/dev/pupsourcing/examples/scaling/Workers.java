// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** A variable number of workers; the newest is stopped first. */
final class Workers implements AutoCloseable {

    static final String PROJECTION = "orders";
    static final int SEGMENTS = 16;

    private final Function<String, Runnable> starting;
    private final Deque<Runnable> stopping = new ArrayDeque<>();

    private Workers(Function<String, Runnable> starting) {
        this.starting = starting;
    }

    /** Workers that are threads of this process. */
    static Workers inThreads(Pupsourcing pupsourcing) {
        return new Workers(name -> {
            ProjectionWorker worker = worker(pupsourcing, name);
            worker.start();
            return worker::close;
        });
    }

    /** Workers that are separate processes. */
    static Workers inProcesses(String url) {
        return new Workers(name -> {
            Process process = fork(name, url);
            return () -> end(process);
        });
    }

    /** Shorter leases than the defaults, so that changes are visible quickly. */
    // region worker
    private static ProjectionWorker worker(Pupsourcing pupsourcing, String name) {
        return ProjectionWorker.builder(pupsourcing)
                .add(Projection.of(PROJECTION, Shop::handle))
                .options(WorkerOptions.builder()
                        .name(name)
                        .segments(SEGMENTS)
                        .lease(Duration.ofSeconds(3))
                        .heartbeat(Duration.ofMillis(200))
                        .rebalance(Duration.ofMillis(400))
                        .build())
                .build();
    }
    // endregion

    /** Runs a worker in this process until its standard input ends or the process is terminated. */
    static void runUntilAsked(Pupsourcing pupsourcing, String name) throws IOException {
        try (ProjectionWorker worker = worker(pupsourcing, name)) {
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
            worker.start();
            while (System.in.read() != -1) {
                // The parent process keeps the input open.
            }
        }
    }

    private static Process fork(String name, String url) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "--worker",
                            name,
                            url)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts or stops workers until there are this many. */
    void scaleTo(int wanted) {
        while (stopping.size() < wanted) {
            stopping.push(starting.apply("worker-" + (stopping.size() + 1)));
        }
        while (stopping.size() > wanted) {
            stopping.pop().run();
        }
    }

    @Override
    public void close() {
        scaleTo(0);
    }
}
