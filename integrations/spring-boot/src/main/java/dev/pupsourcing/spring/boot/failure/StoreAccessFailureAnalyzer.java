// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.failure;

import dev.pupsourcing.StoreAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains that the database of the event store cannot be used. */
final class StoreAccessFailureAnalyzer extends AbstractFailureAnalyzer<StoreAccessException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StoreAccessException cause) {
        String action = switch (cause.reason()) {
            case UNAVAILABLE, TIMEOUT, EXHAUSTED ->
                "Check that the database runs, and that spring.datasource.url names its host, port and database.";
            case ACCESS_DENIED ->
                "Check spring.datasource.username and spring.datasource.password, and the privileges of the user.";
            case READ_ONLY -> "Name the primary server in spring.datasource.url.";
            default -> null;
        };
        return action == null
                ? null
                : new FailureAnalysis(
                        "The database of the event store cannot be used: " + cause.getMessage() + ".",
                        action,
                        rootFailure);
    }
}
