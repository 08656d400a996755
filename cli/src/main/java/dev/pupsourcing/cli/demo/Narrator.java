// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.console.Console;
import picocli.CommandLine.Help.Ansi;

/** Prints the demo's text: numbered headings and indented sentences. */
final class Narrator {

    private final Console console;
    private final Ansi ansi;
    private int chapter;

    Narrator(Console console) {
        this.console = console;
        this.ansi = console.colours() ? Ansi.ON : Ansi.OFF;
    }

    void chapter(String title) {
        console.out().println();
        console.out().println(ansi.string("@|bold " + ++chapter + "  " + title + "|@"));
        console.out().println();
    }

    void title(String title) {
        console.out().println(ansi.string("@|bold " + title + "|@"));
    }

    void say(String... sentences) {
        for (String sentence : sentences) {
            console.out().println("   " + sentence);
        }
        console.out().flush();
    }

    void gap() {
        console.out().println();
    }
}
