// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.jdbc.internal.diagnosis.Doctor;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Diagnoses an event store, also one that cannot be opened with {@link Pupsourcing#create(DataSource)}: connection,
 * server, schema, rights, positions, heads, projections, pool and stalls.
 *
 * <p>The checks are cheap, and limited to the last events; {@link dev.pupsourcing.jdbc.verify.StoreVerification} reads
 * all of them. A diagnosis only reads, with one exception: like any reader of the log, it may fill gaps on databases
 * where readers do. It can run while the store is in use.
 */
public final class StoreDiagnosis {

    private StoreDiagnosis() {}

    /**
     * Runs all checks that are possible. A failure of the database is a finding, not an exception. Takes up to three
     * connections for a moment.
     *
     * @throws IllegalArgumentException if no module for this kind of database is on the class path, and the options
     *     select none
     */
    public static Diagnosis run(DataSource dataSource, StoreOptions options) {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(options, "options");
        return new Doctor(dataSource, options.database(), options.tables()).examine();
    }
}
