// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jooq;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of the application. A larger application lets jOOQ generate this class. */
final class Tables {

    /** The lines of all orders, written in one transaction with the events. */
    static final Table<Record> LINES = DSL.table(DSL.name("order_lines"));

    static final Field<String> ORDER_ID = DSL.field(
            DSL.name("order_lines", "order_id"), SQLDataType.VARCHAR(50).notNull());
    static final Field<String> PRODUCT = DSL.field(
            DSL.name("order_lines", "product"), SQLDataType.VARCHAR(50).notNull());

    /** The number of pieces of each product, written by a projection. */
    static final Table<Record> SOLD = DSL.table(DSL.name("sold"));

    static final Field<String> SOLD_PRODUCT =
            DSL.field(DSL.name("sold", "product"), SQLDataType.VARCHAR(50).notNull());
    static final Field<Integer> PIECES = DSL.field(DSL.name("sold", "pieces"), SQLDataType.INTEGER.notNull());

    private Tables() {}

    static void create(DSLContext jooq) {
        jooq.createTable(LINES).columns(ORDER_ID, PRODUCT).execute();
        jooq.createTable(SOLD)
                .columns(SOLD_PRODUCT, PIECES)
                .primaryKey(SOLD_PRODUCT)
                .execute();
    }
}
