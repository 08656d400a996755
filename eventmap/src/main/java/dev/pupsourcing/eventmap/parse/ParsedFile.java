// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;

/**
 * The content of one source file.
 *
 * @param packageName its package, empty for the default package
 * @param packagePosition where the package is declared
 * @param test whether it belongs to a test framework
 * @param types all types that it declares, nested types after their enclosing types
 */
public record ParsedFile(String packageName, SourcePosition packagePosition, boolean test, List<SourceType> types) {

    /** Copies the types. */
    public ParsedFile {
        types = List.copyOf(types);
    }
}
