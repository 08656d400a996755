// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The aggregate and the version of an event, derived from the package of its class.
 *
 * @param aggregatePackage the package above the version segment, or the whole package if there is no version segment
 * @param version the number of the version segment, or 1
 * @param versioned whether there is a version segment
 */
record Placement(String aggregatePackage, int version, boolean versioned) {

    private static final Pattern NUMBERED = Pattern.compile("v[0-9]+");
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,8}");

    /** Whether a package segment or folder name is a version, as {@code v2}. */
    static boolean isVersion(String segment) {
        return VERSION.matcher(segment).matches();
    }

    /** Whether a package segment or folder name looks like a version, also if it is not valid, as {@code v01}. */
    static boolean isNumbered(String segment) {
        return NUMBERED.matcher(segment).matches();
    }

    /**
     * Reads a package.
     *
     * @param packageName the package
     * @param relative the number of its last segments that are below the input folder
     * @param position where it is declared
     */
    static Placement of(String packageName, int relative, SourcePosition position) {
        List<String> segments = List.of(packageName.split("\\."));
        for (int i = segments.size() - 1; i >= segments.size() - relative; i--) {
            String segment = segments.get(i);
            if (isVersion(segment)) {
                return versioned(segments, i, position);
            }
            if (NUMBERED.matcher(segment).matches()) {
                throw new EventMapException(
                        position,
                        "package segment " + segment + " is not a version; versions are v1, v2, v3 and so on, up to "
                                + "v999999999");
            }
        }
        return new Placement(packageName, 1, false);
    }

    private static Placement versioned(List<String> segments, int index, SourcePosition position) {
        if (index == 0) {
            throw new EventMapException(
                    position,
                    "version package " + segments.get(0) + " has no parent package that names the aggregate; move "
                            + "it below one");
        }
        String aggregate = String.join(".", segments.subList(0, index));
        return new Placement(aggregate, Integer.parseInt(segments.get(index).substring(1)), true);
    }
}
