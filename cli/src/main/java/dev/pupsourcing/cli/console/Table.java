// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.List;

/** A table of text for people. Not thread-safe. */
public final class Table {

    private static final int MAX_COLUMN = 70;

    private final List<Column> columns = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    /** Adds a column of text. */
    public Table text(String header) {
        return column(header, HorizontalAlign.LEFT);
    }

    /** Adds a column of numbers. */
    public Table number(String header) {
        return column(header, HorizontalAlign.RIGHT);
    }

    private Table column(String header, HorizontalAlign align) {
        columns.add(new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(MAX_COLUMN, OverflowBehaviour.ELLIPSIS_RIGHT));
        return this;
    }

    /** Adds a row with a value for each column. */
    public Table row(Object... values) {
        Object[] cells = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = OneLine.of(String.valueOf(values[i]));
        }
        rows.add(cells);
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the table. */
    public void print(Console console) {
        String text = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .lineSeparator("\n")
                .data(columns.toArray(new Column[0]), rows.toArray(new Object[0][]))
                .asString();
        console.out().println(text);
    }
}
