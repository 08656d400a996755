// SPDX-License-Identifier: MIT
/** The event store in SQLite. */
module dev.pupsourcing.sqlite {
    requires transitive dev.pupsourcing.core;
    requires transitive dev.pupsourcing.jdbc;
    requires static transitive org.jspecify;
    requires static org.xerial.sqlitejdbc;

    exports dev.pupsourcing.sqlite;

    provides dev.pupsourcing.jdbc.spi.Database with
            dev.pupsourcing.sqlite.SqliteDatabase;
}
