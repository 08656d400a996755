// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

/**
 * One of several ways to do the same work.
 *
 * @param name what the table calls it
 * @param threads how many threads work side by side
 * @param workers makes the worker of a thread
 */
public record Contender(String name, int threads, WorkerFactory workers) {

    /** Makes workers. */
    @FunctionalInterface
    public interface WorkerFactory {
        /** The worker of one thread, ready to go. */
        Worker open(int thread) throws Exception;
    }
}
