// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks tables that exist before a schema is applied. Triggers, rules and tables of another user would run with the
 * privileges of the administrator who applies the schema. All names are qualified, so that no function of another user
 * is called.
 */
final class PostgresExistingTables {

    /** Membership is queried explicitly, because a superuser counts as a member of every role. */
    private static final String FIND = """
            WITH RECURSIVE trusted (role) AS (
                SELECT r.oid
                  FROM pg_catalog.pg_roles r
                 WHERE r.rolname OPERATOR(pg_catalog.=) CURRENT_USER
                 UNION
                SELECT m.roleid
                  FROM pg_catalog.pg_auth_members m
                  JOIN trusted t ON m.member OPERATOR(pg_catalog.=) t.role
            )
            SELECT CASE WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[]) THEN 1 ELSE 0 END,
                   pg_catalog.pg_get_userbyid(c.relowner),
                   CASE WHEN c.relowner OPERATOR(pg_catalog.=) ANY (SELECT role FROM trusted) THEN 1 ELSE 0 END,
                   (SELECT pg_catalog.string_agg(g.tgname::pg_catalog.text, ', ')
                      FROM pg_catalog.pg_trigger g
                      JOIN pg_catalog.pg_proc p ON p.oid OPERATOR(pg_catalog.=) g.tgfoid
                     WHERE g.tgrelid OPERATOR(pg_catalog.=) c.oid
                       AND NOT g.tgisinternal
                       AND p.proowner OPERATOR(pg_catalog.<>) ALL (SELECT role FROM trusted)),
                   (SELECT pg_catalog.string_agg(w.rulename::pg_catalog.text, ', ')
                      FROM pg_catalog.pg_rewrite w
                     WHERE w.ev_class OPERATOR(pg_catalog.=) c.oid
                       AND w.rulename OPERATOR(pg_catalog.<>) '_RETURN')
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
             WHERE c.relname OPERATOR(pg_catalog.=) ?::pg_catalog.name
               AND n.nspname OPERATOR(pg_catalog.=) COALESCE(?::pg_catalog.name, pg_catalog.current_schema())""";

    private PostgresExistingTables() {}

    static Optional<List<String>> find(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, table.name());
            statement.setString(2, table.schema().orElse(null));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(objections(row)) : Optional.empty();
            }
        }
    }

    private static List<String> objections(ResultSet row) throws SQLException {
        List<String> objections = new ArrayList<>();
        if (row.getInt(1) == 0) {
            objections.add("is not a table");
        }
        if (row.getInt(3) == 0) {
            objections.add("belongs to role \"" + row.getString(2)
                    + "\", which is neither the current user nor a role that it is a member of");
        }
        String triggers = row.getString(4);
        if (triggers != null) {
            objections.add("has triggers whose functions belong to other roles (" + triggers + ")");
        }
        String rules = row.getString(5);
        if (rules != null) {
            objections.add("has rules (" + rules + ")");
        }
        return objections;
    }
}
