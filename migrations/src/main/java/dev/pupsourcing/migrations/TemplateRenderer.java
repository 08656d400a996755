// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders a schema template: keeps the lines of enabled options, and inserts names. */
final class TemplateRenderer {

    private static final String MARK = "--: ";
    private static final Pattern NAME = Pattern.compile("\\{\\{([^}]*)}}");

    private final Set<String> options;
    private final Map<String, String> values;

    TemplateRenderer(Set<String> options, Map<String, String> values) {
        this.options = options;
        this.values = values;
    }

    String render(String template) {
        StringBuilder out = new StringBuilder();
        Deque<Boolean> kept = new ArrayDeque<>();
        for (String line : template.lines().toList()) {
            if (line.strip().startsWith(MARK)) {
                mark(line.strip().substring(MARK.length()).strip(), kept);
            } else if (!kept.contains(false)) {
                out.append(replaced(line)).append('\n');
            }
        }
        return out.toString().replaceAll("\n{3,}", "\n\n");
    }

    private void mark(String mark, Deque<Boolean> kept) {
        if (mark.startsWith("if not ")) {
            kept.push(!options.contains(mark.substring("if not ".length())));
        } else if (mark.startsWith("if ")) {
            kept.push(options.contains(mark.substring("if ".length())));
        } else if (mark.equals("else")) {
            kept.push(!kept.pop());
        } else if (mark.equals("end")) {
            kept.pop();
        } else {
            throw new IllegalStateException("unknown mark in a schema template: " + mark);
        }
    }

    private String replaced(String line) {
        return NAME.matcher(line).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("unknown name in a schema template: {{" + name + "}}");
        }
        return value;
    }
}
