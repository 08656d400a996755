// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

/** An event that cannot be stored in the target. */
final class RefusedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ImportedEvent event;

    RefusedEventException(ImportedEvent event, String problem) {
        super(event.place() + ": " + problem);
        this.event = event;
    }

    ImportedEvent event() {
        return event;
    }
}
