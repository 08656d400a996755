// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.DatabaseTck;

/** The contract suites on PostgreSQL at READ COMMITTED. */
class PostgresContractTest extends DatabaseTck {

    PostgresContractTest() {
        super(new PostgresTestDatabase());
    }
}
