// SPDX-License-Identifier: MIT
/** Generates the mapping between versioned domain events and stored events. */
module dev.pupsourcing.eventmap {
    requires com.github.javaparser.core;
    requires com.palantir.javapoet;
    requires dev.pupsourcing.core;
    requires java.compiler;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.eventmap;
    exports dev.pupsourcing.eventmap.model;
}
