// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.failure;

import dev.pupsourcing.SchemaException;

/** The tables of the event store are missing, or of another version. */
public final class SchemaFailure extends StartFailure {

    private static final long serialVersionUID = 1L;

    private SchemaFailure(String problem, String action, SchemaException failure) {
        super(problem, action, failure);
    }

    /**
     * The tables are missing.
     *
     * @param failure the result of the check
     * @param table one of them
     * @param script creates them
     */
    public static SchemaFailure missing(SchemaException failure, String table, String script) {
        return new SchemaFailure(
                "The tables of the event store do not exist in this database; for example, there is no table " + table
                        + ".",
                "Set pupsourcing.schema.mode=create to create the tables when the application starts, or add a migration"
                        + " with the script below, for example for Flyway as"
                        + " src/main/resources/db/migration/V<number>__init_event_sourcing.sql\n\n" + script,
                failure);
    }

    /**
     * The tables are of an older version.
     *
     * @param failure the result of the check
     * @param script upgrades them
     */
    public static SchemaFailure outdated(SchemaException failure, String script) {
        return new SchemaFailure(
                unusable(failure),
                "Add a migration with the script below, for example for Flyway as"
                        + " src/main/resources/db/migration/V<number>__upgrade_event_sourcing.sql. Programs of the"
                        + " older version can run meanwhile.\n\n" + script,
                failure);
    }

    /** The tables are of a later version, or something else is wrong with them. */
    public static SchemaFailure other(SchemaException failure) {
        return new SchemaFailure(
                unusable(failure),
                "Use the version of Pupsourcing that the schema was made for, or a later one; check"
                        + " pupsourcing.tables.* if the tables belong to something else.",
                failure);
    }

    private static String unusable(SchemaException failure) {
        return "The schema of the event store cannot be used: " + failure.getMessage() + ".";
    }
}
