// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.spring.boot.failure.StartFailure;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** Finds the data source and the transaction manager: the qualified ones, or the only or primary ones. */
final class StoreConnectionsFinder {

    private final ListableBeanFactory beans;

    StoreConnectionsFinder(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Finds both.
     *
     * @throws StartFailure if one is missing, or there are several
     */
    StoreConnections find(
            ObjectProvider<DataSource> qualified,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<PlatformTransactionManager> qualifiedManager,
            ObjectProvider<PlatformTransactionManager> managers) {
        DataSource dataSource = qualified.getIfAvailable(() -> dataSources.getIfUnique(this::refuseDataSources));
        PlatformTransactionManager manager =
                qualifiedManager.getIfAvailable(() -> managers.getIfUnique(this::refuseManagers));
        return new StoreConnections(target(dataSource), manager, this::describe);
    }

    /** Transactions are bound to the data source below such a proxy. */
    private static DataSource target(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? proxy.getTargetDataSource()
                : dataSource;
    }

    private DataSource refuseDataSources() {
        List<String> names = names(DataSource.class);
        throw names.isEmpty()
                ? new StartFailure(
                        "The event store needs a DataSource, but the application has none.",
                        "Set spring.datasource.url and add the JDBC driver, or declare a DataSource bean. If this"
                                + " application does not use the event store, set pupsourcing.enabled=false.")
                : new StartFailure(
                        "The event store needs one DataSource, but the application has " + names.size() + ": " + names
                                + ".",
                        "Annotate the bean of the event store's database with @PupsourcingDataSource, or one with"
                                + " @Primary.");
    }

    private PlatformTransactionManager refuseManagers() {
        List<String> names = names(PlatformTransactionManager.class);
        throw new StartFailure(
                "The event store needs one transaction manager, but the application has "
                        + (names.isEmpty() ? "none." : names.size() + ": " + names + "."),
                names.isEmpty()
                        ? "Declare a JdbcTransactionManager bean for the event store's DataSource, annotated with"
                                + " @PupsourcingTransactionManager."
                        : "Annotate the one of the event store's DataSource with @PupsourcingTransactionManager, or one"
                                + " with @Primary.");
    }

    private List<String> names(Class<?> type) {
        return Arrays.stream(beans.getBeanNamesForType(type)).sorted().toList();
    }

    @SuppressWarnings("ReferenceEquality") // two pools for one database are different data sources
    private String describe(DataSource dataSource) {
        return Arrays.stream(beans.getBeanNamesForType(DataSource.class))
                .filter(name -> {
                    DataSource bean = beans.getBean(name, DataSource.class);
                    return bean == dataSource || target(bean) == dataSource;
                })
                .findFirst()
                .map(name -> "DataSource \"" + name + "\"")
                .orElseGet(() -> "DataSource \"" + dataSource + "\"");
    }
}
