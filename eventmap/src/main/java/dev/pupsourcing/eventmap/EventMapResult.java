// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.model.AggregateModel;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of a run of the generator.
 *
 * @param upToDate whether nothing has changed since the last run; nothing was read then, and all lists are empty
 * @param aggregates the aggregates found, by name
 * @param written the files that were written because their content changed
 * @param deleted the generated files that were deleted because their aggregate is gone
 * @param notices notices for the user: versions without a round-trip test
 * @param passedOver the records and final classes that are not events, with the reasons
 */
public record EventMapResult(
        boolean upToDate,
        List<AggregateModel> aggregates,
        List<Path> written,
        List<Path> deleted,
        List<String> notices,
        List<String> passedOver) {

    /** Copies the lists. */
    public EventMapResult {
        aggregates = List.copyOf(aggregates);
        written = List.copyOf(written);
        deleted = List.copyOf(deleted);
        notices = List.copyOf(notices);
        passedOver = List.copyOf(passedOver);
    }

    static EventMapResult nothingChanged() {
        return new EventMapResult(true, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The number of mapped versions of event types. */
    public int versions() {
        return aggregates.stream()
                .mapToInt(aggregate -> aggregate.schemas().size())
                .sum();
    }
}
