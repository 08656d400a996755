// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import dev.pupsourcing.testkit.Interception;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** Connections with a database product that no module accepts, as without service files. */
final class UnknownProduct {

    static final String NAME = "Unknown Product";

    private UnknownProduct() {}

    static DataSource of(DataSource dataSource) {
        return answering(DataSource.class, dataSource);
    }

    private static <T> T answering(Class<T> type, T target) {
        return Interception.proxy(type, (method, arguments) -> {
            if (method.getName().equals("getDatabaseProductName")) {
                return NAME;
            }
            Object result = method.invoke(target, arguments);
            if (method.getName().equals("getConnection") && result instanceof Connection connection) {
                return answering(Connection.class, connection);
            }
            return result instanceof DatabaseMetaData data ? answering(DatabaseMetaData.class, data) : result;
        });
    }
}
