// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.EventStore;
import java.util.function.UnaryOperator;

/** A bean that decorates the event store of an application, for example to measure appends. */
@FunctionalInterface
public interface EventStoreDecorator extends UnaryOperator<EventStore> {}
