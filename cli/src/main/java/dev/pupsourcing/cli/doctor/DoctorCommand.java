// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.doctor;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Watch;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.jdbc.StoreDiagnosis;
import dev.pupsourcing.jdbc.StoreOptions;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Diagnoses an event store. */
@Command(
        name = "doctor",
        description = {
            "Find out what is wrong with an event store, and how to correct it: connection, server, schema, rights, "
                    + "positions, heads, projections, and transactions that hold up readers.",
            "Can run while the store is in use. The exit code is 1 if something needs action."
        })
public final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object with all findings, or one per line with --watch.")
    private boolean json;

    @Mixin
    private Watch watch = new Watch();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that reports to a console. */
    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        watch.check();
        DatabaseAddress address = storeOptions.requiredAddress(console);
        address.requireExisting();
        return watch.run(console, () -> examine(address));
    }

    private int examine(DatabaseAddress address) {
        Diagnosis diagnosis = StoreDiagnosis.run(
                address.connections(),
                StoreOptions.builder()
                        .database(address.kind())
                        .tables(storeOptions.tables().names())
                        .build());
        DiagnosisReport report = new DiagnosisReport(console);
        if (json) {
            report.printJson(diagnosis, watch);
        } else {
            report.print(diagnosis);
        }
        return diagnosis.isHealthy() ? 0 : CommandFailure.FAILURE;
    }
}
