// SPDX-License-Identifier: MIT
/** Runs projections. */
module dev.pupsourcing.processing {
    requires transitive dev.pupsourcing.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.processing;
}
