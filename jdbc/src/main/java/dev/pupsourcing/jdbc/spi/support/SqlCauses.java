// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The SQL exceptions that one failure consists of: pools, proxies and tracing agents wrap what the driver throws, often
 * without its codes. Exceptions are recognised by their state, code and message only, since the driver's own types may come
 * from another class loader.
 */
public final class SqlCauses {

    private static final int MAX_DEPTH = 20;

    private SqlCauses() {}

    /** The failure and those of its causes that are SQL exceptions, outermost first. */
    public static List<SQLException> of(SQLException failure) {
        List<SQLException> causes = new ArrayList<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof SQLException sql) {
                causes.add(sql);
            }
            cause = cause.getCause();
        }
        return causes;
    }

    /** Whether the failure or one of its causes fulfils a condition. */
    public static boolean any(SQLException failure, Predicate<SQLException> condition) {
        return condition.test(failure) || of(failure).stream().skip(1).anyMatch(condition);
    }

    /** What a failure means: what the outermost of its exceptions means that is known. */
    public static SqlFailure classify(SQLException failure, Function<SQLException, SqlFailure> meanings) {
        SqlFailure outermost = meanings.apply(failure);
        if (outermost.kind() != SqlFailure.Kind.OTHER) {
            return outermost;
        }
        return of(failure).stream()
                .skip(1)
                .map(meanings)
                .filter(meaning -> meaning.kind() != SqlFailure.Kind.OTHER)
                .findFirst()
                .orElse(outermost);
    }
}
