// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The smallest scope, part by part, that holds several scopes. */
public final class ScopeUnion {

    private ScopeUnion() {}

    /** A scope that holds all of these, and possibly more. */
    public static ReadScope of(Collection<ReadScope> scopes) {
        return ReadScope.of(
                names(scopes, ReadScope::boundedContexts),
                names(scopes, ReadScope::aggregateTypes),
                names(scopes, ReadScope::eventTypes),
                slots(scopes));
    }

    private static Set<String> names(Collection<ReadScope> scopes, Function<ReadScope, Set<String>> part) {
        Set<String> names = new TreeSet<>();
        for (ReadScope scope : scopes) {
            if (part.apply(scope).isEmpty()) {
                return Set.of();
            }
            names.addAll(part.apply(scope));
        }
        return new LinkedHashSet<>(names);
    }

    private static List<SlotRange> slots(Collection<ReadScope> scopes) {
        List<SlotRange> all = new ArrayList<>();
        for (ReadScope scope : scopes) {
            if (scope.slots().isEmpty()) {
                return List.of();
            }
            all.addAll(scope.slots());
        }
        all.sort(Comparator.comparingInt(SlotRange::first));
        List<SlotRange> joined = new ArrayList<>();
        for (SlotRange range : all) {
            int last = joined.size() - 1;
            if (last >= 0 && range.first() <= joined.get(last).last() + 1) {
                SlotRange before = joined.get(last);
                joined.set(last, new SlotRange(before.first(), Math.max(before.last(), range.last())));
            } else {
                joined.add(range);
            }
        }
        return joined.equals(List.of(SlotRange.ALL)) ? List.of() : joined;
    }
}
