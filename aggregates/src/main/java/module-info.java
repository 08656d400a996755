// SPDX-License-Identifier: MIT
/** For those who want it: load, decide, append; pure decisions; snapshots of long streams. */
module dev.pupsourcing.aggregates {
    requires transitive dev.pupsourcing.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.aggregates;
}
