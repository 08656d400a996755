// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.jdbc.verify.Finding;
import dev.pupsourcing.jdbc.verify.StoreVerification;
import dev.pupsourcing.jdbc.verify.VerificationListener;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Prints findings as they are reported, repairs them if requested, and counts them. Not thread-safe. */
final class FindingReport implements VerificationListener {

    private final Console console;
    private final Progress progress;
    private final StoreVerification verification;
    private final boolean repairHeads;
    private final long limit;
    private final Optional<PlaceFile> place;
    private long events;
    private long found;
    private long repaired;

    FindingReport(
            Console console,
            Progress progress,
            StoreVerification verification,
            boolean repairHeads,
            long limit,
            Optional<PlaceFile> place) {
        this.console = console;
        this.progress = progress;
        this.verification = verification;
        this.repairHeads = repairHeads;
        this.limit = limit;
        this.place = place;
    }

    @Override
    public void scanned(long further) {
        events += further;
        progress.add(further);
    }

    /** The findings up to here must be visible before a later run begins after them. */
    @Override
    public void checkedUpTo(StreamId stream) {
        if (place.isPresent()) {
            console.checkOut();
            place.get().write(stream);
        }
    }

    @Override
    public void found(Finding finding) throws SQLException {
        found++;
        boolean repairs = repairHeads && finding.kind() == Finding.Kind.WRONG_HEAD;
        if (repairs) {
            verification.repairHead(finding.stream().orElseThrow());
            repaired++;
        }
        if (found <= limit) {
            console.out().println(OneLine.of(line(finding) + (repairs ? "; repaired" : "")));
        }
    }

    private static String line(Finding finding) {
        String kind = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String stream = finding.stream().map(StreamId::toString).orElse("");
        return kind + ": " + (stream.isEmpty() ? "" : stream + ": ") + finding.problem();
    }

    void printSummary() {
        if (found > limit) {
            console.out().println("... and " + (found - limit) + " more; increase --limit to show them");
        }
        String result = found == 0 ? "no problems found" : found + " found, " + repaired + " repaired";
        console.err().println(events + " events verified: " + result);
    }

    /** The number of findings that were not repaired. */
    long remaining() {
        return found - repaired;
    }
}
