// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

/** A piece of work in which each call of JDBC is let fail once, and what must hold afterwards. */
interface Scenario {

    /** What it is called in reports. */
    String name();

    /** Whether it commits anything. */
    default boolean commits() {
        return true;
    }

    /** Prepares a run; its calls do not fail. */
    void prepare(int run) throws Exception;

    /** The work, over connections of which a call fails; it may throw. */
    void work(int run) throws Exception;

    /** Checks what must hold after the work, whether it threw or not. */
    void check(int run) throws Exception;
}
