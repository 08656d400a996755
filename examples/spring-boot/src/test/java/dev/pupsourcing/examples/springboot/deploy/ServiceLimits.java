// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

/** What the service may take. */
final class ServiceLimits {

    /** The default of {@code spring.lifecycle.timeout-per-shutdown-phase}, which the service does not change. */
    static final int SECONDS_TO_STOP = 30;

    private ServiceLimits() {}
}
