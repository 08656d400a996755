// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

/** An event that the store cannot take as it is. */
final class RefusedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ArrivedEvent event;

    RefusedEventException(ArrivedEvent event, String problem) {
        super(event.place() + ": " + problem);
        this.event = event;
    }

    ArrivedEvent event() {
        return event;
    }
}
