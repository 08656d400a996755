// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Checks that the current thread has a transaction of one transaction manager. Thread-safe.
 *
 * <p>A connection that is bound to the thread does not prove it: Spring also binds the connection of a data source that
 * was only used during a transaction of another one, and nothing would ever commit it.
 */
final class CurrentTransaction {

    private static final TransactionDefinition MANDATORY =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);

    private final PlatformTransactionManager manager;
    private final DataSource dataSource;
    private final Function<DataSource, String> names;

    /**
     * @param names describes a data source in messages
     */
    CurrentTransaction(PlatformTransactionManager manager, DataSource dataSource, Function<DataSource, String> names) {
        this.manager = manager;
        this.dataSource = dataSource;
        this.names = names;
    }

    /**
     * Requires a transaction.
     *
     * @throws IllegalTransactionStateException if there is none, or one of another transaction manager
     */
    void require(String operation) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(operation + " needs a transaction of " + names.apply(dataSource)
                    + ", but there is none, and nothing was sent; annotate the calling method with @Transactional, and"
                    + " call it from another bean");
        }
        try {
            manager.getTransaction(MANDATORY);
        } catch (IllegalTransactionStateException e) {
            throw new IllegalTransactionStateException(
                    operation + " needs a transaction of " + names.apply(dataSource) + ", but the current transaction"
                            + others() + " does not include it, and nothing was sent; name the transaction manager of "
                            + names.apply(dataSource) + " in @Transactional",
                    e);
        }
    }

    private String others() {
        Set<String> others = TransactionSynchronizationManager.getResourceMap().keySet().stream()
                .filter(key -> key instanceof DataSource other && !other.equals(dataSource))
                .map(key -> names.apply((DataSource) key))
                .collect(Collectors.toSet());
        return others.isEmpty() ? "" : " of " + String.join(", ", others);
    }

    /**
     * Requires a transaction that may write.
     *
     * @throws IllegalTransactionStateException if there is none, one of another transaction manager, or a read-only one
     */
    void requireWritable(String operation) {
        require(operation);
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalTransactionStateException(operation
                    + " needs a transaction that may write, but the current one is read-only, and nothing was sent;"
                    + " remove readOnly = true from @Transactional");
        }
    }
}
