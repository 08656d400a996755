// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;

/** A batch that was handled and committed. Immutable. Implemented by the library; it may gain methods. */
public interface BatchReport {

    /** The projection's name. */
    String projection();

    /** The partition's range of slots. */
    SlotRange slots();

    /** The number of events that were handled, at least 1. */
    int events();

    /** The position of the checkpoint before the batch. */
    long from();

    /** The position of the checkpoint after the batch. */
    long to();

    /** The duration of the last attempt, from the beginning of its transaction to the end of the commit. */
    Duration duration();

    /** The number of attempts, at least 1. */
    int attempts();
}
