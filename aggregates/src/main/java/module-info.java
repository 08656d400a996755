// SPDX-License-Identifier: MIT
/** Optional support for aggregates: load, decide, append; decisions as pure functions; snapshots of long streams. */
module dev.pupsourcing.aggregates {
    requires transitive dev.pupsourcing.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.aggregates;
}
