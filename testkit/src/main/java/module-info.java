// SPDX-License-Identifier: MIT
/** The contract suites that every database runs, and what tests of event-sourced code need. */
module dev.pupsourcing.testkit {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires transitive dev.pupsourcing.processing;
    requires transitive dev.pupsourcing.migrations;
    requires transitive java.sql;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.testkit;
    exports dev.pupsourcing.testkit.faults;
    exports dev.pupsourcing.testkit.scenario;
    exports dev.pupsourcing.testkit.stress;
}
