// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written for the next version of an event type.
 *
 * @param written the new class, and the pins file if it was changed
 * @param current the class of the newest version, which can be changed now
 * @param upcaster a method for the implementation of the upcasters, which copies all components
 */
public record NextVersion(List<Path> written, String current, String upcaster) {

    /** Copies the list. */
    public NextVersion {
        written = List.copyOf(written);
    }
}
