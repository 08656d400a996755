// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a maximum length, between words if possible. */
public final class Wrapped {

    private Wrapped() {}

    /** The lines of a text. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
