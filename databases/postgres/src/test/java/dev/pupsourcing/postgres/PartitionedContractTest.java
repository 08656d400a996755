// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Events that are partitioned by bounded context, or by a hash of the aggregate id. Only the full build runs all suites. */
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
    class ByContext extends BriefTck {
        ByContext() {
            super(byContext());
        }
    }

    @Nested
    class ByHash extends BriefTck {
        ByHash() {
            super(byHash());
        }
    }

    @Nested
    @Tag("long")
    class AppendsByContext extends AppendTck {
        AppendsByContext() {
            super(byContext());
        }
    }

    @Nested
    @Tag("long")
    class ReadsByContext extends ReadTck {
        ReadsByContext() {
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
    @Tag("long")
    class AppendsByHash extends AppendTck {
        AppendsByHash() {
            super(byHash());
        }
    }

    @Nested
    @Tag("long")
    class ReadsByHash extends ReadTck {
        ReadsByHash() {
            super(byHash());
        }
    }
}
