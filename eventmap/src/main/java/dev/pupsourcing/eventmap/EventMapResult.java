// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.model.AggregateModel;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the generator did.
 *
 * @param upToDate whether nothing had changed since the last run, so that nothing was read; then all lists are empty
 * @param aggregates the aggregates found, by name
 * @param written the files that were written because their content changed
 * @param deleted the generated files that were deleted because their aggregate is gone
 * @param notices what the user should know: versions without a round trip test
 * @param passedOver the records and final classes that are no events, with the reasons
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

    /** How many versions of event types were mapped. */
    public int versions() {
        return aggregates.stream()
                .mapToInt(aggregate -> aggregate.schemas().size())
                .sum();
    }
}
