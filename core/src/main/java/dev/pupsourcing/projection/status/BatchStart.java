// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.slot.SlotRange;
import java.util.List;

/** An attempt to handle the events of a batch. Immutable. Implemented by the library; it may gain methods. */
public interface BatchStart {

    /** The projection's name. */
    String projection();

    /** The partition's range of slots. */
    SlotRange slots();

    /** The events that the handler receives, at least one, in order of position. */
    List<PersistedEvent> events();

    /** The number of this attempt, from 1. A batch that is divided after a failure begins again with 1. */
    int attempt();
}
