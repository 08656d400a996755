// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A query for a part of one stream.
 *
 * @param stream the stream
 * @param first the first version
 * @param last the last version; less than {@code first} for no events
 * @param limit the maximum number of events
 */
public record StreamQuery(StreamId stream, long first, long last, int limit) {

    /** Whether this selects the whole stream. */
    public boolean isWhole() {
        return first <= 1 && last == Long.MAX_VALUE && limit == Integer.MAX_VALUE;
    }

    public StreamQuery after(long version, int events) {
        return new StreamQuery(stream, version + 1, last, events);
    }

    /** Sets the six parameters of {@link PageQueries#STREAM}. */
    void bind(PreparedStatement statement) throws SQLException {
        StreamColumns.bind(statement, 1, stream);
        statement.setLong(4, first);
        statement.setLong(5, last);
        statement.setInt(6, limit);
    }
}
