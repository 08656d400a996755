// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source of events, one at a time, in the order in which they will be stored. */
@FunctionalInterface
interface EventSource {

    /** The next event, or null at the end. */
    @Nullable
    ImportedEvent next() throws IOException, BadLineException;
}
