// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.SQLException;

/** The databases that can be measured, by their names on the command line. */
public enum BenchmarkDatabases {
    /** PostgreSQL. */
    postgres,
    /** MariaDB with MariaDB Connector/J. */
    mariadb,
    /** MariaDB or MySQL with MySQL Connector/J. */
    mysql,
    /** SQLite. */
    sqlite;

    /** A new, empty event store in this database. */
    public BenchmarkDatabase open() throws SQLException {
        return switch (this) {
            case postgres -> new PostgresBenchmark();
            case mariadb -> new MariaDbBenchmark(false);
            case mysql -> new MariaDbBenchmark(true);
            case sqlite -> new SqliteBenchmark();
        };
    }
}
