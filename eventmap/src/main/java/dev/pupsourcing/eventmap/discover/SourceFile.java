// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;

/**
 * A source file below the input folder.
 *
 * @param placement what its package says
 * @param test whether it is a test
 * @param types the types it declares
 */
record SourceFile(Placement placement, boolean test, List<SourceType> types) {

    /** Copies the types. */
    SourceFile {
        types = List.copyOf(types);
    }
}
