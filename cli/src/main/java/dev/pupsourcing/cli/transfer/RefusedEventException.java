// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

/** An event that the store cannot take as it is. */
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
