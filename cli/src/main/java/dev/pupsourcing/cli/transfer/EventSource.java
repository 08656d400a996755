// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where events come from, one at a time, in the order in which they are to be stored. */
@FunctionalInterface
interface EventSource {

    /** The next event, or null at the end. */
    @Nullable
    ImportedEvent next() throws IOException, BadLineException;
}
