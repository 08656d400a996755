// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;

/**
 * Stands for the connection of a grouped append on its way through decorators of the event store, for example those that
 * measure. It cannot be used for statements, because the append has no connection of its own.
 */
public interface GroupHandle {

    /** Appends in a group. */
    AppendResult append(ExpectedVersion expected, List<Event> events);

    /** Creates the connection that decorators see. */
    static Connection of(GroupHandle handle) {
        return (Connection) Proxy.newProxyInstance(
                GroupHandle.class.getClassLoader(),
                new Class<?>[] {Connection.class, GroupHandle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "append" -> handle.append((ExpectedVersion) arguments[0], cast(arguments[1]));
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "the connection of a group of appends";
                    default -> throw refusal(method);
                });
    }

    @SuppressWarnings("unchecked")
    private static List<Event> cast(Object events) {
        return (List<Event>) events;
    }

    private static UnsupportedOperationException refusal(Method method) {
        return new UnsupportedOperationException(
                "a decorator of the event store must not use the connection of a grouped append, but called "
                        + method.getName() + "(); use the facade's transactions, or turn the group commit off");
    }
}
