// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

/** Rolls back a batch that does not run on the server, or the run of it, that its events were read from. */
final class ServerChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerChangedException() {
        super("the server was restarted or exchanged since the events were read", null, false, false);
    }
}
