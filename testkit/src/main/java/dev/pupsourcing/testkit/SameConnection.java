// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import javax.sql.DataSource;

/** A data source that hands out one connection, whose close does nothing: a pool of one. */
final class SameConnection {

    private final Connection connection;

    SameConnection(Connection connection) {
        this.connection = connection;
    }

    DataSource dataSource() {
        Connection unclosed = Interception.proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return Interception.proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return unclosed;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }
}
