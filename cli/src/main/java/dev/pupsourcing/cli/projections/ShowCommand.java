// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Watch;
import dev.pupsourcing.cli.projections.status.LastError;
import dev.pupsourcing.cli.projections.status.ProjectionJson;
import dev.pupsourcing.cli.projections.status.ProjectionReport;
import dev.pupsourcing.cli.projections.status.ProjectionView;
import dev.pupsourcing.cli.projections.status.ViewHistory;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one projection. */
@Command(
        name = "show",
        description = {
            "Show one projection, wherever it runs: what it is doing, its lag and pace, who runs it, its last error, and "
                    + "what to do.",
            "If events wait, the pace is measured for a second, or between the rounds of --watch."
        })
final class ShowCommand extends OneProjection {

    private static final long SAMPLE = TimeUnit.SECONDS.toNanos(1);

    @Option(names = "--json", description = "Print one JSON object, or one per line with --watch.")
    private boolean json;

    @Mixin
    private Watch watch = new Watch();

    ShowCommand(Console console) {
        super(console);
    }

    @Override
    void check() {
        watch.check();
    }

    @Override
    int run(OpenStore open, String projection, Console to) throws SQLException {
        ViewHistory history = new ViewHistory(to.clock());
        return watch.run(to, () -> {
            show(open, view(open, projection, history), to);
            return 0;
        });
    }

    private ProjectionView view(OpenStore open, String projection, ViewHistory history) {
        ProjectionView view = history.view(status(open, projection));
        if (watch.repeats() || view.status().lag() == 0) {
            return view;
        }
        LockSupport.parkNanos(SAMPLE);
        return history.view(status(open, projection));
    }

    private static ProjectionStatus status(OpenStore open, String projection) {
        return ProjectionAdmin.of(open.store())
                .find(projection)
                .orElseThrow(() -> CommandFailure.of("projection \"" + projection + "\" was removed"));
    }

    private void show(OpenStore open, ProjectionView view, Console to) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        Optional<LastError> lastError = LastError.of(projections, view.status());
        List<String> activeFor =
                activeFor(projections.activeVersions(), view.status().projection());
        if (json) {
            watch.printJson(to, ProjectionJson.of(view, lastError, activeFor));
            return;
        }
        new ProjectionReport(view, lastError, activeFor, stalledAt(open, view)).print(to);
    }

    /** The read models whose active version a projection builds. */
    static List<String> activeFor(Map<String, String> activeVersions, String projection) {
        return activeVersions.entrySet().stream()
                .filter(version -> version.getValue().equals(projection))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The open position at which a projection that does not move waits, if there is one. */
    private static Optional<Long> stalledAt(OpenStore open, ProjectionView view) {
        if (view.status().lag() == 0
                || view.rate().orElse(0) > 0
                || view.status().pause().isPresent()
                || view.status().failure().isPresent()) {
            return Optional.empty();
        }
        try (LogReader reader = open.store().log().openReader(ReadScope.all())) {
            EventPage page = reader.read(view.status().position(), 1);
            return page.isEmpty() && page.end() == EventPage.End.STALLED
                    ? reader.stall().map(LogStall::position)
                    : Optional.empty();
        }
    }
}
