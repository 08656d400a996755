// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.ArrayList;
import java.util.List;

/** A text table that fits the width of the terminal. Not thread-safe. */
public final class Table {

    private static final int MAX_COLUMN = 70;
    private static final int MIN_TEXT = 5;
    private static final int PADDING = 2;

    private final List<Heading> headings = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    private record Heading(String text, HorizontalAlign align, boolean isWhole) {}

    /** Adds a column of text. */
    public Table text(String header) {
        headings.add(new Heading(header, HorizontalAlign.LEFT, false));
        return this;
    }

    /** Adds a column of names, which are shown whole unless they are very long, because they are needed to go on. */
    public Table name(String header) {
        headings.add(new Heading(header, HorizontalAlign.LEFT, true));
        return this;
    }

    /** Adds a column of numbers, which are never truncated. */
    public Table number(String header) {
        headings.add(new Heading(header, HorizontalAlign.RIGHT, true));
        return this;
    }

    /** Adds a row with a value for each column. */
    public Table row(Object... values) {
        String[] cells = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = OneLine.of(String.valueOf(values[i]));
        }
        rows.add(cells);
        return this;
    }

    /** Whether the table has no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the table. */
    public void print(Console console) {
        int available = console.outIsTerminal() ? console.columns() : Integer.MAX_VALUE;
        if (leastWidth() > available) {
            printRecords(console);
            return;
        }
        int[] widths = widths(available);
        Column[] columns = new Column[widths.length];
        for (int i = 0; i < widths.length; i++) {
            Heading heading = headings.get(i);
            columns[i] = new Column()
                    .header(cut(heading.text(), widths[i] - PADDING))
                    .headerAlign(heading.align())
                    .dataAlign(heading.align())
                    .maxWidth(widths[i], OverflowBehaviour.ELLIPSIS_RIGHT);
        }
        String text = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .lineSeparator("\n")
                .data(columns, rows.toArray(new Object[0][]))
                .asString();
        console.out().println(text);
    }

    /** The rows below each other, for terminals that are too narrow for the columns. */
    private void printRecords(Console console) {
        for (String[] row : rows) {
            Facts facts = new Facts();
            for (int i = 0; i < row.length; i++) {
                if (!row[i].isEmpty()) {
                    facts.add(headings.get(i).text(), row[i]);
                }
            }
            facts.print(console);
            console.out().println();
        }
    }

    private int leastWidth() {
        int total = headings.size() + 1;
        for (int i = 0; i < headings.size(); i++) {
            total += least(i);
        }
        return total;
    }

    private int least(int column) {
        return (headings.get(column).isWhole() ? Math.min(most(column), Math.max(1, dataWidth(column))) : MIN_TEXT)
                + PADDING;
    }

    private int most(int column) {
        return headings.get(column).align() == HorizontalAlign.RIGHT ? Integer.MAX_VALUE : MAX_COLUMN - PADDING;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length));
    }

    /** The widths of the columns; the widest ones are narrowed until the table fits. */
    private int[] widths(int available) {
        int[] widths = new int[headings.size()];
        int[] least = new int[widths.length];
        int total = widths.length + 1;
        for (int i = 0; i < widths.length; i++) {
            int data = dataWidth(i);
            int wanted = Math.max(data, headings.get(i).text().length()) + PADDING;
            widths[i] = headings.get(i).align() == HorizontalAlign.RIGHT ? wanted : Math.min(MAX_COLUMN, wanted);
            least[i] = least(i);
            total += widths[i];
        }
        for (int widest = widest(widths, least); total > available && widest >= 0; total--) {
            widths[widest]--;
            widest = widest(widths, least);
        }
        return widths;
    }

    private int dataWidth(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    /** The index of the widest column that may be narrowed, or -1. */
    private static int widest(int[] widths, int[] least) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
