// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;

/** Narayana as transaction manager and Agroal as pool, as an application server sets them up. */
final class Narayana {

    private static final int CONNECTIONS = 10;

    private Narayana() {}

    /** The transaction manager. One database needs no log of transactions and no recovery. */
    static TransactionManager manager() {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreType(VolatileStore.class.getName());
        }
        BeanPopulator.getDefaultInstance(CoordinatorEnvironmentBean.class).setTransactionStatusManagerEnable(false);
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    /** A pool whose connections take part in the transactions of the manager. */
    static AgroalDataSource pool(TransactionManager manager, String url) throws SQLException {
        NarayanaTransactionIntegration integration =
                new NarayanaTransactionIntegration(manager, new TransactionSynchronizationRegistryImple());
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .transactionIntegration(integration)
                        .connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
    }
}
