// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and adds members of metadata, which is a valid JSON object. Reads only the top level, and only values that are
 * strings; all other text is kept as it is.
 */
final class MetadataMembers {

    private final String json;
    private final Map<String, String> texts = new TreeMap<>();
    private int at;

    private MetadataMembers(String json) {
        this.json = json;
    }

    /** The members whose values are strings. */
    static Map<String, String> texts(String json) {
        MetadataMembers members = new MetadataMembers(json);
        members.scan();
        return members.texts;
    }

    /**
     * Adds members with printable values at the beginning of an object.
     *
     * @param added the members, without quotation marks, backslashes and control characters; not in the object yet
     */
    static String with(String json, Map<String, String> added) {
        int open = json.indexOf('{') + 1;
        StringBuilder text = new StringBuilder(json.substring(0, open));
        String separator = "";
        for (Map.Entry<String, String> member : added.entrySet()) {
            text.append(separator)
                    .append('"')
                    .append(member.getKey())
                    .append("\":\"")
                    .append(member.getValue())
                    .append('"');
            separator = ",";
        }
        String rest = json.substring(open);
        return text.append(rest.strip().equals("}") ? "" : separator)
                .append(rest)
                .toString();
    }

    private void scan() {
        int depth = 0;
        String key = null;
        while (at < json.length()) {
            char next = json.charAt(at);
            if (next == '"') {
                String text = string();
                key = depth == 1 ? add(key, text) : key;
                continue;
            }
            at++;
            if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            } else if (next == ',' && depth == 1) {
                key = null;
            }
        }
    }

    /** Adds the value of a key, if there is one; otherwise the text is the key. */
    private String add(@Nullable String key, String text) {
        if (key == null) {
            return text;
        }
        texts.put(key, text);
        return key;
    }

    /** The string that begins here. */
    private String string() {
        StringBuilder text = new StringBuilder();
        for (at++; json.charAt(at) != '"'; at++) {
            text.append(json.charAt(at) == '\\' ? escaped() : json.charAt(at));
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        at++;
        char escape = json.charAt(at);
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(json.substring(at - 3, at + 1), 16);
            }
            default -> escape;
        };
    }
}
