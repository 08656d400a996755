// SPDX-License-Identifier: MIT
/** Meters of appends, reads and projections, with Micrometer. */
module dev.pupsourcing.micrometer {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.processing;
    requires transitive java.sql;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.micrometer;
}
