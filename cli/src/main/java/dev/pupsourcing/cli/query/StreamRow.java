// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.query;

import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.Optional;

/**
 * A stream.
 *
 * @param stream the stream
 * @param version the version of its last event, which is the number of its events
 * @param lastType the type of its last event; empty if it is missing
 * @param lastAt when its last event was created
 */
public record StreamRow(StreamId stream, long version, Optional<String> lastType, Optional<Instant> lastAt) {}
