// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.DatabaseTck;

/** The contract suites on MariaDB, with MariaDB's driver at READ COMMITTED. */
class MariaDbDriverContractTest extends DatabaseTck {

    MariaDbDriverContractTest() {
        super(MariaDbTestDatabase.withMariaDbDriver());
    }
}
