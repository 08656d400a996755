// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field that differs between two JSON payloads.
 *
 * @param path its path as a JSON pointer; empty for the whole payload
 * @param before its value as JSON; empty if it is absent
 * @param after its value as JSON; empty if it is absent
 */
record PayloadChange(String path, String before, String after) {

    /** The fields that differ, in alphabetical order; none if one of the payloads is not JSON. */
    static List<PayloadChange> between(byte[] first, byte[] second) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        try {
            collect("", JsonMapper.shared().readTree(first), before);
            collect("", JsonMapper.shared().readTree(second), after);
        } catch (JacksonException e) {
            return List.of();
        }
        SortedSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<PayloadChange> changes = new ArrayList<>();
        for (String path : paths) {
            PayloadChange change = new PayloadChange(path, before.getOrDefault(path, ""), after.getOrDefault(path, ""));
            if (!change.before.equals(change.after)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(field -> collect(
                            path + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                            field.getValue(),
                            values));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), values);
            }
        } else {
            values.put(path, node.toString());
        }
    }
}
