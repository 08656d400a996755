// SPDX-License-Identifier: MIT
/** Helpers for tests of event-sourced code: scenarios, golden payloads, faults at JDBC calls, and bounded waiting. */
module dev.pupsourcing.testkit {
    requires transitive dev.pupsourcing.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.testkit;
    exports dev.pupsourcing.testkit.golden;
    exports dev.pupsourcing.testkit.scenario;
}
