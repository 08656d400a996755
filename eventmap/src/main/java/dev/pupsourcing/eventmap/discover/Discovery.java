// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.AggregateModel;
import java.util.List;

/**
 * The aggregates and events found below an input folder.
 *
 * @param aggregates the aggregates with their events, by name
 * @param passedOver the records and final classes that are not events, with the reasons
 * @param warnings records in version packages that are not events, probably by mistake
 */
public record Discovery(List<AggregateModel> aggregates, List<String> passedOver, List<String> warnings) {

    /** Copies the lists. */
    public Discovery {
        aggregates = List.copyOf(aggregates);
        passedOver = List.copyOf(passedOver);
        warnings = List.copyOf(warnings);
    }
}
