// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.EventStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says what a failed statement means. Thread-safe. */
@FunctionalInterface
public interface Translator {

    /**
     * The exception for a failed statement.
     *
     * @param operation what was tried, for the message
     * @param connection the connection it happened on, if known
     */
    EventStoreException translate(String operation, SQLException failure, @Nullable Connection connection);
}
