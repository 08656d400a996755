// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Simulates a pooler in statement mode: a connection outlives the server, and each statement may run in a different
 * session.
 */
final class Pooler {

    private final DataSource server;

    Pooler(DataSource server) {
        this.server = server;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                Pooler.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return client();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection client() {
        Connection[] session = {null};
        return (Connection) Proxy.newProxyInstance(
                Pooler.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (session[0] == null || method.getName().equals("prepareStatement")) {
                        session[0] = exchanged(session[0]);
                    }
                    try {
                        return method.invoke(session[0], arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection exchanged(Connection old) throws SQLException {
        if (old != null) {
            old.close();
        }
        return server.getConnection();
    }
}
