// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.log.LockHolder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks that the tables exist, can be read, are not locked, and have the right version. */
final class TablesCheck implements Check {

    private static final String SCHEMA = "schema";

    @Override
    public String name() {
        return SCHEMA;
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        List<TableName> missing = new ArrayList<>();
        List<TableName> denied = new ArrayList<>();
        for (TableName table : StoreTables.keys(examination.tables().names()).values()) {
            switch (state(examination, table)) {
                case SCHEMA_MISSING -> missing.add(table);
                case ACCESS_DENIED -> denied.add(table);
                case TIMEOUT -> {
                    reportLock(examination, table);
                    return false;
                }
                default -> {}
            }
        }
        return versionFits(examination, missing, denied)
                && complete(examination, missing)
                && readable(examination, denied);
    }

    /** How a statement that reads no rows of a table fails; OTHER if it does not. */
    private static SqlFailure.Kind state(Examination examination, TableName table) throws SQLException {
        try {
            String name = StoreTables.quoted(table, examination.dialect());
            examination.query("SELECT 1 FROM %s WHERE 1 = 0".formatted(name), statement -> {}, row -> 1);
            return SqlFailure.Kind.OTHER;
        } catch (SQLException e) {
            SqlFailure.Kind kind =
                    examination.failures().classify(e, examination.connection()).kind();
            if (kind == SqlFailure.Kind.ACCESS_DENIED || kind == SqlFailure.Kind.TIMEOUT) {
                return kind;
            }
            if (examination.dialect().isMissingTable(e)) {
                return SqlFailure.Kind.SCHEMA_MISSING;
            }
            throw e;
        }
    }

    private static void reportLock(Examination examination, TableName table) throws SQLException {
        List<LockHolder> holders =
                examination.dialect().diagnosis().tableLocks(examination.connection(), examination.tables());
        examination.problem(
                "locks",
                "table " + table + " is locked" + Holders.described(holders),
                Holders.cure(examination.dialect().diagnosis(), holders));
    }

    private static boolean versionFits(Examination examination, List<TableName> missing, List<TableName> denied) {
        TableNames names = examination.tables().names();
        if (missing.contains(names.storeInfo()) || denied.contains(names.storeInfo())) {
            return true;
        }
        try {
            int version = SchemaCheck.checkVersion(examination.connection(), examination.database(), names);
            if (missing.isEmpty()) {
                examination.ok(SCHEMA, "version " + version);
            }
            return true;
        } catch (SchemaException e) {
            examination.problem(SCHEMA, e);
            return false;
        }
    }

    private static boolean complete(Examination examination, List<TableName> missing) {
        if (!missing.isEmpty()) {
            examination.problem(
                    SCHEMA,
                    "missing tables: " + Holders.joined(missing),
                    "check the table names and the schema of the session, or run `pup schema apply`");
        }
        return missing.isEmpty();
    }

    private static boolean readable(Examination examination, List<TableName> denied) {
        List<TableName> needed = denied.stream()
                .filter(examination.tables().names().all()::contains)
                .toList();
        if (!needed.isEmpty()) {
            examination.problem(
                    RightsCheck.NAME,
                    "this user may not read " + Holders.joined(needed),
                    RightsCheck.cure("--append-role, --project-role or --read-role"));
        }
        if (!denied.isEmpty()) {
            examination.skipProjections();
        }
        return needed.isEmpty();
    }
}
