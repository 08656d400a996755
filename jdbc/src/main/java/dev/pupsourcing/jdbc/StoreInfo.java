// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.util.UUID;

/**
 * The one row that identifies an event store.
 *
 * @param storeId the store's identity
 * @param schemaVersion the version of its schema, 0 if there is no row
 * @param compatibleFrom the oldest schema version whose library may work with these tables
 */
record StoreInfo(UUID storeId, int schemaVersion, int compatibleFrom) {

    static final StoreInfo NONE = new StoreInfo(new UUID(0, 0), 0, 0);
}
