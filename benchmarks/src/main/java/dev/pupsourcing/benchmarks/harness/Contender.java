// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

/**
 * One of several ways to do the same work.
 *
 * @param name its name in the table
 * @param threads the number of concurrent threads
 * @param workers creates the worker of a thread
 */
public record Contender(String name, int threads, WorkerFactory workers) {

    /** Creates workers. */
    @FunctionalInterface
    public interface WorkerFactory {
        /** Creates the worker of one thread, ready to run. */
        Worker open(int thread) throws Exception;
    }
}
