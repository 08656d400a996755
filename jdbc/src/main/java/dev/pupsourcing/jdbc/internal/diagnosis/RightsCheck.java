// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what the user may do, by having the server explain statements that it would reject. Changes nothing. On some
 * databases a user who runs projections may insert events, with which readers fill gaps.
 */
final class RightsCheck implements Check {

    static final String NAME = "rights";

    private static final String COLUMNS = """
            bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type, event_version,
            payload, metadata, trace_id, correlation_id, causation_id, created_at""";

    /** The statements of an append. */
    private static final List<String> APPEND = List.of(
            "INSERT INTO {{events}} (%1$s) SELECT %1$s FROM {{events}} WHERE 1 = 0".formatted(COLUMNS),
            "INSERT INTO {{aggregate_heads}} SELECT * FROM {{aggregate_heads}} WHERE 1 = 0",
            "UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + 1 WHERE 1 = 0");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        List<String> project = project(examination);
        int mayAppend = allowed(examination, APPEND);
        int mayProject = allowed(examination, project);
        boolean wholeAppend = mayAppend == APPEND.size();
        boolean wholeProject = mayProject == project.size();
        if (mayAppend > 0 && !wholeAppend && !wholeProject) {
            examination.problem(NAME, "this user has some of the rights to append, but not all", cure("--append-role"));
        } else if (mayProject > 0 && !wholeProject) {
            examination.problem(
                    NAME, "this user has some of the rights to run projections, but not all", cure("--project-role"));
        } else if (!wholeAppend && !wholeProject) {
            examination.advice(
                    NAME,
                    "this user may only read; it can neither append nor run projections",
                    cure("--append-role or --project-role"));
        } else {
            examination.ok(NAME, described(wholeAppend, wholeProject));
        }
        return true;
    }

    private static String described(boolean append, boolean project) {
        String may = "may read" + (append ? ", append" : "") + (project ? ", run projections" : "");
        return may + (append ? "" : "; may not append") + (project ? "" : "; may not run projections");
    }

    static String cure(String roles) {
        return "grant it a role of the schema, as `pup schema " + roles + " NAME` writes it";
    }

    private static List<String> project(Examination examination) {
        List<String> statements = new ArrayList<>();
        for (TableName table : examination.tables().names().projections().all()) {
            String name = StoreTables.quoted(table, examination.dialect());
            statements.add("INSERT INTO %1$s SELECT * FROM %1$s WHERE 1 = 0".formatted(name));
            statements.add("UPDATE %s SET projection = projection WHERE 1 = 0".formatted(name));
            statements.add("DELETE FROM %s WHERE 1 = 0".formatted(name));
        }
        return statements;
    }

    private static int allowed(Examination examination, List<String> statements) throws SQLException {
        int allowed = 0;
        for (String sql : statements) {
            allowed += isAllowed(examination, sql) ? 1 : 0;
        }
        return allowed;
    }

    private static boolean isAllowed(Examination examination, String sql) throws SQLException {
        try {
            examination.query("EXPLAIN " + sql, statement -> {}, row -> 1);
            return true;
        } catch (SQLException e) {
            SqlFailure.Kind kind =
                    examination.failures().classify(e, examination.connection()).kind();
            if (kind == SqlFailure.Kind.ACCESS_DENIED) {
                return false;
            }
            throw e;
        }
    }
}
