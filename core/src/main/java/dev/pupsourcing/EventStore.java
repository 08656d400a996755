// SPDX-License-Identifier: MIT
package dev.pupsourcing;

/**
 * An event store: appends events and reads them back, always on the caller's connection.
 *
 * <p>A store holds no connection and no state of a transaction: one instance serves all threads. It never commits,
 * rolls back or closes a connection.
 */
public interface EventStore extends EventAppender, AggregateStreamReader, EventReader {}
