// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.StreamId;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The three columns of a stream id. */
public final class StreamColumns {

    private StreamColumns() {}

    /** Binds a stream id to three parameters: bounded context, aggregate type, aggregate id. */
    public static void bind(PreparedStatement statement, int from, StreamId stream) throws SQLException {
        statement.setString(from, stream.boundedContext());
        statement.setString(from + 1, stream.aggregateType());
        statement.setString(from + 2, stream.aggregateId());
    }
}
