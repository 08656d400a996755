// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The SQL exceptions in the causes of a failure: pools, proxies and tracing agents wrap exceptions of the driver, often
 * without their codes. Exceptions are recognised only by their state, code and message, because the driver's types may
 * come from another class loader.
 */
public final class SqlCauses {

    private static final int MAX_DEPTH = 20;

    private SqlCauses() {}

    /** The SQL exceptions among the failure and its causes, outermost first. */
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

    /** Whether the failure or one of its causes matches a condition. */
    public static boolean any(SQLException failure, Predicate<SQLException> condition) {
        return condition.test(failure) || of(failure).stream().skip(1).anyMatch(condition);
    }

    /** Classifies a failure by the outermost of its exceptions that is known. */
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
