// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

/** Work in which each JDBC call fails once, and the conditions that must hold afterwards. */
interface Scenario {

    /** The name in reports. */
    String name();

    /** Whether it commits anything. */
    default boolean commits() {
        return true;
    }

    /** Prepares a run; its calls do not fail. */
    void prepare(int run) throws Exception;

    /** The work, on connections with a failing call; it may throw. */
    void work(int run) throws Exception;

    /** Checks the conditions after the work, whether it threw or not. */
    void check(int run) throws Exception;
}
