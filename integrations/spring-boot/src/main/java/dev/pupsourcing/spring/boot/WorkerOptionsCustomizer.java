// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.processing.WorkerOptions;

/** A bean that sets options of the worker which have no property. */
@FunctionalInterface
public interface WorkerOptionsCustomizer {

    /** Changes the options, after the properties were applied. */
    void customize(WorkerOptions.Builder options);
}
