// SPDX-License-Identifier: MIT
/** The specification of an event store's database as JUnit suites, which the tests of every database run. */
module dev.pupsourcing.tck {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires transitive dev.pupsourcing.processing;
    requires transitive dev.pupsourcing.migrations;
    requires transitive dev.pupsourcing.testkit;
    requires transitive java.sql;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires org.assertj.core;
    requires static com.zaxxer.hikari;
    requires static io.agroal.api;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.tck;
    exports dev.pupsourcing.tck.append;
    exports dev.pupsourcing.tck.crash;
    exports dev.pupsourcing.tck.fault;
    exports dev.pupsourcing.tck.fixture;
    exports dev.pupsourcing.tck.projection;
    exports dev.pupsourcing.tck.read;
    exports dev.pupsourcing.tck.schema;
    exports dev.pupsourcing.tck.state;
    exports dev.pupsourcing.tck.stress;
    exports dev.pupsourcing.tck.trait;
    exports dev.pupsourcing.tck.worker;
}
