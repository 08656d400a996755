// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.h2;

import dev.pupsourcing.tck.DatabaseTck;

/** The contract suites on H2. */
// region bound
class H2ContractTest extends DatabaseTck {

    H2ContractTest() {
        super(new H2TestDatabase());
    }
}
// endregion
