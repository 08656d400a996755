// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The data source of the event store and its transaction manager.
 *
 * @param dataSource the data source
 * @param manager manages its transactions
 * @param names describes a data source in messages, by the name of its bean
 */
record StoreConnections(
        DataSource dataSource, PlatformTransactionManager manager, Function<DataSource, String> names) {}
