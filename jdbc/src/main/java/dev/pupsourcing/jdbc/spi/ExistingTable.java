// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.util.List;

/**
 * A table that is in a database already, under the name of one that a schema makes.
 *
 * @param objections why the schema must not take it over, each as the rest of a sentence about the table, such as
 *     {@code "belongs to role eve"}; empty if nothing speaks against it
 */
public record ExistingTable(List<String> objections) {

    /** Copies the list. */
    public ExistingTable {
        objections = List.copyOf(objections);
    }
}
