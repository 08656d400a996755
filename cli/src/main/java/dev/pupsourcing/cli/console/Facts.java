// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Named facts, one per line. Not thread-safe. */
public final class Facts {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a fact. */
    public Facts add(String name, String value) {
        values.put(name, OneLine.of(value));
        return this;
    }

    /** Prints the facts; on a terminal, long values continue below their beginning. */
    public void print(Console console) {
        int indent = 2 + values.keySet().stream().mapToInt(String::length).max().orElse(0);
        int width = console.outIsTerminal() ? Math.max(MIN_WIDTH, console.columns() - indent) : Integer.MAX_VALUE;
        values.forEach((name, value) -> {
            String padded = name + " ".repeat(indent - name.length());
            console.out().print(console.colours() ? Ansi.ON.string("@|bold " + padded + "|@") : padded);
            console.out().println(String.join("\n" + " ".repeat(indent), Wrapped.lines(value, width)));
        });
    }

    /** The least width of a value. */
    private static final int MIN_WIDTH = 20;

    /** Prints what to do. */
    public static void printCure(Console console, String cure) {
        console.out().println("-> " + OneLine.of(cure));
    }
}
