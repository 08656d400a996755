// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.projection.Projection;

/** A bean that sets options of projections which have no property. */
@FunctionalInterface
public interface ProjectionOptionsCustomizer {

    /** Changes the options of one projection, after the properties were applied. */
    void customize(Projection projection, ProjectionOptions.Builder options);
}
