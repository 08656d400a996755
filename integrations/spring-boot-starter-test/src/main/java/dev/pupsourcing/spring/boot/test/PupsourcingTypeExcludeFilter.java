// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.projection.Projection;
import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Finds only projections and mappings by component scanning. */
final class PupsourcingTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<PupsourcingTest> {

    PupsourcingTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return Set.of(Projection.class, EventMapping.class);
    }
}
