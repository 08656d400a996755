// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Rolls back a batch that runs on a different server, or server incarnation, than its events were read from. */
public final class ServerChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerChangedException() {
        super("the server was restarted or replaced since the events were read", null, false, false);
    }
}
