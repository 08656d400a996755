// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Rolls back a batch that does not run on the server, or the run of it, that its events were read from. */
public final class ServerChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerChangedException() {
        super("the server was restarted or exchanged since the events were read", null, false, false);
    }
}
