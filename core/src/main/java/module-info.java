// SPDX-License-Identifier: MIT
/** The words and ports of Pupsourcing: events, streams, expected versions, reading, projections, mapping. Depends on nothing. */
@SuppressWarnings("module") // the modules that see the internal packages are built later
module dev.pupsourcing.core {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.pupsourcing;
    exports dev.pupsourcing.log;
    exports dev.pupsourcing.mapping;
    exports dev.pupsourcing.projection;
    exports dev.pupsourcing.projection.spi;
    exports dev.pupsourcing.slot;
    exports dev.pupsourcing.snapshot;
    exports dev.pupsourcing.spi;
    exports dev.pupsourcing.transaction;
    exports dev.pupsourcing.internal.guard to
            dev.pupsourcing.jdbc,
            dev.pupsourcing.processing;
    exports dev.pupsourcing.internal.text to
            dev.pupsourcing.aggregates,
            dev.pupsourcing.jdbc,
            dev.pupsourcing.processing,
            dev.pupsourcing.tck;
}
