// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stalls;

import dev.pupsourcing.cli.console.Ages;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Facts;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis.SessionFacts;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogStall;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One stall.
 *
 * @param stall the stall
 * @param waiting the names of the projections that it holds up
 * @param holders the sessions that may hold it
 */
record StallReport(LogStall stall, List<String> waiting, List<Holder> holders) {

    /** The number of sessions to describe. */
    private static final int MOST = 5;

    /**
     * A session that may hold a position.
     *
     * @param session the session
     * @param facts what it does, if the server says it
     * @param ended the statement that ends it
     */
    record Holder(LockHolder session, Optional<SessionFacts> facts, Optional<String> ended) {}

    void print(Console console) {
        new Facts()
                .add("position", String.valueOf(stall.position()))
                .add("waiting", waiting.isEmpty() ? "readers of the log" : String.join(", ", waiting))
                .print(console);
        holders.stream().limit(MOST).forEach(holder -> print(console, holder));
        if (holders.size() > MOST) {
            console.out().println("and " + (holders.size() - MOST) + " more sessions; --json shows all");
        }
        if (holders.isEmpty()) {
            Facts.printCure(
                    console,
                    stall.advice()
                            .orElse("find the session that has a transaction open in the server's list of sessions, "
                                    + "and end it"));
        }
    }

    private static void print(Console console, Holder holder) {
        LockHolder session = holder.session();
        Facts facts = new Facts()
                .add(
                        "session",
                        session.session() + (session.user().isEmpty() ? "" : " of user " + session.user())
                                + ", whose transaction is open for " + Ages.of(session.age()));
        holder.facts().ifPresent(found -> {
            add(facts, "program", found.application());
            add(facts, "client", found.client());
            add(facts, "state", found.state());
            add(facts, "statement", found.statement());
        });
        facts.print(console);
        Facts.printCure(
                console,
                "let it commit or roll back"
                        + holder.ended().map(sql -> ", or end it with " + sql).orElse(", or end it"));
    }

    private static void add(Facts facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(name, value);
        }
    }

    ObjectNode json() {
        ObjectNode object = JsonReport.object().put("position", stall.position());
        waiting.forEach(object.putArray("waitingProjections")::add);
        ArrayNode sessions = object.putArray("sessions");
        for (Holder holder : holders) {
            sessions.addObject()
                    .put("session", holder.session().session())
                    .put("user", holder.session().user())
                    .put("openSeconds", holder.session().age().toSeconds())
                    .put(
                            "application",
                            holder.facts().map(SessionFacts::application).orElse(null))
                    .put("client", holder.facts().map(SessionFacts::client).orElse(null))
                    .put("state", holder.facts().map(SessionFacts::state).orElse(null))
                    .put(
                            "statement",
                            holder.facts().map(SessionFacts::statement).orElse(null))
                    .put("endWith", holder.ended().orElse(null));
        }
        return object.put("advice", stall.advice().orElse(null));
    }
}
