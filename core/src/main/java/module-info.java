// SPDX-License-Identifier: MIT
/** The words and ports of Pupsourcing: events, streams, expected versions, reading, projections, mapping. Depends on nothing. */
module dev.pupsourcing.core {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing;
    exports dev.pupsourcing.guard;
    exports dev.pupsourcing.mapping;
    exports dev.pupsourcing.projection;
    exports dev.pupsourcing.snapshot;
    exports dev.pupsourcing.projection.spi;
    exports dev.pupsourcing.text;
}
