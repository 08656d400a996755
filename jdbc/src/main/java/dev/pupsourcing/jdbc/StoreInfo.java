// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.util.UUID;

/**
 * The one row that identifies an event store.
 *
 * @param storeId the store's identity
 * @param schemaVersion the version of its schema, 0 if there is no row
 */
record StoreInfo(UUID storeId, int schemaVersion) {

    static final StoreInfo NONE = new StoreInfo(new UUID(0, 0), 0);
}
