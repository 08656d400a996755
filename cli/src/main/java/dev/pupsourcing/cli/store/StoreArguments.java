// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select an event store. */
public final class StoreArguments {

    @Option(names = "--db", paramLabel = "URL", description = "The database: a JDBC URL, or a file. Default: $PUP_DB.")
    @Nullable
    String db;

    @Option(names = "--user", paramLabel = "NAME", description = "The database user. Default: $PUP_USER.")
    @Nullable
    String user;

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            description = "The user's password. $PUP_PASSWORD or --ask-password are safer.")
    @Nullable
    String password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the user's password. Default: $PUP_PASSWORD_FILE.")
    @Nullable
    String passwordFile;

    @Option(names = "--ask-password", description = "Read the password from the terminal.")
    boolean askPassword;

    @Mixin
    TableOptions tables = new TableOptions();

    /** The options that name the tables. */
    public TableOptions tables() {
        return tables;
    }

    /** The address of the database, if one is given. */
    public Optional<DatabaseAddress> address(Console console) {
        return variable(console, db, "PUP_DB")
                .map(location -> DatabaseAddress.of(
                        location,
                        variable(console, user, "PUP_USER").orElse(null),
                        password(console).orElse(null)));
    }

    /** From the terminal, the options or the environment, in this order. */
    private Optional<String> password(Console console) {
        if (askPassword) {
            return Optional.of(console.askPassword("Password"));
        }
        return Optional.ofNullable(password)
                .or(() -> Optional.ofNullable(passwordFile).map(StoreArguments::firstLine))
                .or(() -> variable(console, null, "PUP_PASSWORD"))
                .or(() -> variable(console, null, "PUP_PASSWORD_FILE").map(StoreArguments::firstLine));
    }

    private static String firstLine(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.usage("the password file " + PrintableText.quoted(file)
                    + " must be readable text; check its name and its rights");
        }
    }

    /** The address of the database. */
    public DatabaseAddress requiredAddress(Console console) {
        return address(console)
                .orElseThrow(() -> CommandFailure.usage(
                        "a database is required; give --db with a JDBC URL or a file, or set " + "PUP_DB"));
    }

    /** Opens the event store. */
    public OpenStore open(Console console) {
        DatabaseAddress address = requiredAddress(console);
        address.requireExisting();
        return OpenStore.at(address, storeOptions());
    }

    private StoreOptions storeOptions() {
        return StoreOptions.builder().tables(tables.names()).build();
    }

    private static Optional<String> variable(Console console, @Nullable String option, String name) {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(console.environment().get(name)).filter(value -> !value.isEmpty()));
    }
}
