// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections.status;

import dev.pupsourcing.cli.console.Ages;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Facts;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One projection as text: what it is doing, who runs it, what is wrong, and what to do.
 *
 * @param stalledAt the position at which readers wait for an open transaction, if the projection waits there
 */
public record ProjectionReport(
        ProjectionView view, Optional<LastError> lastError, List<String> activeFor, Optional<Long> stalledAt) {

    /** Prints the projection. */
    public void print(Console console) {
        ProjectionStatus status = view.status();
        Facts facts = new Facts()
                .add("projection", status.projection())
                .add("phase", phase())
                .add("position", position())
                .add("pace", pace())
                .add("error policy", status.errorAction().orElse("not recorded; it was never started"))
                .add("parked streams", String.valueOf(status.parked()))
                .add("dead letters", String.valueOf(status.dead()))
                .add("last error", lastError.map(this::error).orElse("none is stored"))
                .add("workers", workers());
        if (!activeFor.isEmpty()) {
            facts.add("active version of", String.join(", ", activeFor));
        }
        facts.print(console);
        cures().forEach(cure -> Facts.printCure(console, cure));
        partitions().print(console);
    }

    private String phase() {
        ProjectionStatus status = view.status();
        return view.phase()
                + status.pause()
                        .map(pause -> " since " + pause.since() + " by " + pause.by())
                        .orElse("")
                + stalledAt
                        .map(position -> " for an open transaction at position " + position)
                        .orElse("");
    }

    private String position() {
        ProjectionStatus status = view.status();
        return number(status.position()) + " of " + number(status.latest())
                + (status.lag() == 0
                        ? ""
                        : ", " + number(status.lag()) + " to go"
                                + view.waits()
                                        .map(age -> ", the next event has waited " + Ages.of(age))
                                        .orElse(""));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String pace() {
        if (view.status().lag() == 0 || view.rate().isEmpty()) {
            return view.status().lag() == 0 ? "it has handled all events" : "not measured";
        }
        long rate = Math.round(view.rate().getAsDouble());
        return number(rate) + " positions per second"
                + view.timeToCatchUp()
                        .map(time -> ", caught up in about " + Ages.of(time))
                        .orElse(rate == 0 ? "" : ", and the log grows faster");
    }

    private String error(LastError error) {
        return error.at() + ", " + Ages.of(Duration.between(error.at(), view.at())) + " ago: " + error.text();
    }

    private String workers() {
        List<ProjectionStatus.Worker> workers = view.status().workers();
        if (workers.isEmpty()) {
            return "none; a runner is not registered, see the last owner";
        }
        return workers.stream()
                .map(worker -> worker.name() + " (version " + worker.version().orElse("unknown") + ")")
                .collect(Collectors.joining(", "));
    }

    private List<String> cures() {
        ProjectionStatus status = view.status();
        String name = ShellText.quoted(status.projection());
        List<String> cures = new ArrayList<>();
        if (status.failure().isPresent()) {
            cures.add("correct its handler or its data, and start the program that runs it");
        }
        if (status.pause().isPresent()) {
            cures.add("run `pup projections resume " + name + "`");
        }
        if (status.parked() > 0) {
            cures.add("see `pup projections parked " + name + "`, correct the handler, and run `pup projections replay "
                    + name + "`");
        }
        if (status.dead() > 0) {
            cures.add("see `pup projections dead " + name + "`, correct the handler, and run `pup projections "
                    + "retry-dead " + name + "`");
        }
        addWaiting(cures);
        return cures;
    }

    private void addWaiting(List<String> cures) {
        if (stalledAt.isPresent()) {
            cures.add("see `pup stalls`, which names the session");
        } else if (view.phase().equals("waiting")) {
            cures.add("a batch may take long, or the database is slow; see the log of its workers, and `pup doctor`");
        } else if (view.phase().equals("not running")) {
            cures.add("start the program that runs it");
        }
    }

    private Table partitions() {
        Table table = new Table()
                .text("slots")
                .number("position")
                .number("lag")
                .text("lease held by")
                .text("last owner")
                .text("last moved");
        for (ProjectionStatus.Partition row : view.status().partitions()) {
            table.row(
                    row.slots().first() + "-" + row.slots().last(),
                    row.position(),
                    Math.max(0, view.status().latest() - row.position()),
                    row.leasedBy().orElse(""),
                    row.owner(),
                    age(row.updatedAt()));
        }
        return table;
    }

    private String age(Instant moved) {
        return Ages.of(Duration.between(moved, view.at())) + " ago";
    }
}
