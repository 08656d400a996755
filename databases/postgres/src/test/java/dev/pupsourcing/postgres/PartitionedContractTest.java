// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on events that are partitioned by bounded context, or by a hash of the aggregate id. */
class PartitionedContractTest {

    private static TestDatabase byContext() {
        return database(
                SchemaOptions.builder().partitionByContext("Sales", "Billing").build());
    }

    private static TestDatabase byHash() {
        return database(SchemaOptions.builder().partitionByHash(3).build());
    }

    private static TestDatabase database(SchemaOptions options) {
        return new PostgresTestDatabase(Connection.TRANSACTION_READ_COMMITTED, options);
    }

    @Nested
    class AppendByContext extends AppendTck {
        AppendByContext() {
            super(byContext());
        }
    }

    @Nested
    class ReadByContext extends ReadTck {
        ReadByContext() {
            super(byContext());
        }
    }

    @Nested
    @Tag("long")
    class EnduranceByContext extends EnduranceTck {
        EnduranceByContext() {
            super(byContext());
        }
    }

    @Nested
    class AppendByHash extends AppendTck {
        AppendByHash() {
            super(byHash());
        }
    }

    @Nested
    class ReadByHash extends ReadTck {
        ReadByHash() {
            super(byHash());
        }
    }
}
