// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.verify.StoreVerification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a whole event store. */
@Command(
        name = "verify",
        description = {
            "Check an event store for inconsistent rows: missing versions, heads that are not at the last event, "
                    + "duplicate positions, checkpoints and snapshots after the last event.",
            "Can run while events are appended. The exit code is 1 if a problem remains."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final String HEADS = "heads";

    private final Console console;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    @Option(
            names = "--repair",
            paramLabel = "WHAT",
            description = "What to repair: \"heads\" moves the head of each stream to its last event.")
    private String repair = "";

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "The maximum number of findings to print; all are counted. Default: ${DEFAULT-VALUE}.")
    private long limit;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Keep the place in this file, and continue there if the file exists. It is deleted at the end; "
                            + "findings before the place were printed by the interrupted run.")
    private @Nullable Path resume;

    /** A command that reports to a console. */
    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        if (!repair.isEmpty() && !repair.equals(HEADS)) {
            throw CommandFailure.usage("--repair must be \"heads\", was \"" + repair + "\"");
        }
        try (OpenStore open = storeOptions.open(console)) {
            return verify(open);
        }
    }

    private int verify(OpenStore open) throws SQLException {
        StoreVerification verification = StoreVerification.of(
                        open.dataSource(),
                        open.address().kind().dialect(),
                        storeOptions.tables().names())
                .withSnapshots(storeOptions.tables().snapshots());
        Optional<PlaceFile> place = Optional.ofNullable(resume).map(PlaceFile::new);
        Optional<StreamId> start = place.flatMap(PlaceFile::read);
        if (start.isPresent()) {
            console.err().println("continuing after stream " + PrintableText.quoted(start.get()));
            verification = verification.startingAfter(start.get());
        }
        long end = open.store().log().latestPosition();
        FindingReport report;
        try (Progress progress = Progress.of(console, "verify", end, " events")) {
            report = new FindingReport(console, progress, verification, repair.equals(HEADS), limit, place);
            verification.run(report);
        }
        place.ifPresent(PlaceFile::delete);
        report.printSummary();
        return report.remaining() == 0 ? 0 : CommandFailure.FAILURE;
    }
}
