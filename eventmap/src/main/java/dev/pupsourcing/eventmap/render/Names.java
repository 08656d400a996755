// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import dev.pupsourcing.eventmap.model.EventSchema;

/** Java names derived from event types and aggregate names. */
final class Names {

    private Names() {}

    /** The identifier in pascal case: {@code order.placed} and {@code order_placed} become {@code OrderPlaced}. */
    static String pascal(String text) {
        StringBuilder name = new StringBuilder();
        boolean start = true;
        for (int c : text.codePoints().toArray()) {
            if (c == '_' || c == '$' || !Character.isJavaIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                start = true;
            } else {
                name.appendCodePoint(start ? Character.toTitleCase(c) : c);
                start = false;
            }
        }
        boolean valid = name.length() > 0 && Character.isJavaIdentifierStart(name.codePointAt(0));
        return valid ? name.toString() : "Event" + name;
    }

    private static String camel(String pascal) {
        int first = pascal.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toLowerCase(first))
                .append(pascal, Character.charCount(first), pascal.length())
                .toString();
    }

    /** For example {@code OrderPlaced}, the name of the type's methods. */
    static String type(EventSchema schema) {
        return pascal(schema.eventType());
    }

    /** For example {@code OrderPlacedV2}, the end of the conversion methods' names. */
    static String helper(EventSchema schema) {
        return type(schema) + "V" + schema.version();
    }

    /** For example {@code orderPlacedV2}. */
    static String variable(EventSchema schema) {
        return camel(helper(schema));
    }

    /** For example {@code orderPlacedV1ToV2}. */
    static String upcaster(EventSchema from, EventSchema to) {
        return variable(from) + "ToV" + to.version();
    }

    /** For example {@code orderPlacedV1ToEvents}. */
    static String split(EventSchema from) {
        return variable(from) + "ToEvents";
    }

    /** For example {@code ORDER_PLACED_V2}. */
    static String constant(EventSchema schema) {
        return constant(schema.eventType(), schema.version());
    }

    /** For example {@code ORDER_PLACED_V2}. */
    static String constant(String eventType, int version) {
        String pascal = pascal(eventType);
        StringBuilder name = new StringBuilder();
        int before = 0;
        for (int c : pascal.codePoints().toArray()) {
            if (Character.isUpperCase(c) && before != 0 && !Character.isUpperCase(before)) {
                name.append('_');
            }
            name.appendCodePoint(Character.toUpperCase(c));
            before = c;
        }
        return name + "_V" + version;
    }
}
