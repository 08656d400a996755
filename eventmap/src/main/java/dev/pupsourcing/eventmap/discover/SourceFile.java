// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;

/**
 * A source file below the input folder.
 *
 * @param placement the aggregate and version, from its package
 * @param test whether it is a test
 * @param types the types that it declares
 */
record SourceFile(Placement placement, boolean test, List<SourceType> types) {

    /** Copies the types. */
    SourceFile {
        types = List.copyOf(types);
    }
}
