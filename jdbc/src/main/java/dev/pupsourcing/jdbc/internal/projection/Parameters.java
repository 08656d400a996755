// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Binds the parameters of one statement in order. */
final class Parameters {

    private final PreparedStatement statement;
    private final ColumnCodec codec;
    private int last;

    Parameters(PreparedStatement statement, ColumnCodec codec) {
        this.statement = statement;
        this.codec = codec;
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++last, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++last, value);
        return this;
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++last, value);
        return this;
    }

    Parameters id(UUID value) throws SQLException {
        codec.bindId(statement, ++last, value);
        return this;
    }

    Parameters id(Optional<UUID> value) throws SQLException {
        if (value.isPresent()) {
            return id(value.get());
        }
        statement.setNull(++last, Types.NULL);
        return this;
    }

    Parameters millis(Duration value) throws SQLException {
        return number(value.toMillis());
    }

    /** Binds the text of a mark, if there is one. */
    Parameters mark(ServerIncarnation value) throws SQLException {
        return value.isNone() ? this : text(value.text());
    }

    /** Binds the first and the last slot. */
    Parameters slots(SlotRange value) throws SQLException {
        return number(value.first()).number(value.last());
    }

    /** Binds context, type and id. */
    Parameters stream(StreamId value) throws SQLException {
        return text(value.boundedContext()).text(value.aggregateType()).text(value.aggregateId());
    }
}
