// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.util.List;

/**
 * An existing table in a database with the name of a table of the schema.
 *
 * @param objections the reasons why it must not be used, each as the rest of a sentence about the table, such as
 *     {@code "belongs to role eve"}; empty if it can be used
 */
public record ExistingTable(List<String> objections) {

    /** Copies the list. */
    public ExistingTable {
        objections = List.copyOf(objections);
    }
}
