// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The location of a database, with user and password. Immutable. */
public final class DatabaseAddress {

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Database kind;

    private DatabaseAddress(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.kind = kindOf(url);
    }

    private static Database kindOf(String url) {
        try {
            return Databases.forUrl(url);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /**
     * Creates an address.
     *
     * @param location a JDBC URL, or the name of a database file
     */
    public static DatabaseAddress of(String location, @Nullable String user, @Nullable String password) {
        return new DatabaseAddress(location.startsWith("jdbc:") ? location : urlOf(location), user, password);
    }

    /** The address of a database in a file. */
    public static DatabaseAddress ofFile(Path file) {
        return new DatabaseAddress(urlOf(file.toString()), null, null);
    }

    private static String urlOf(String file) {
        if (file.isBlank() || file.contains("?") || file.contains("://")) {
            throw CommandFailure.usage("\"" + Secrets.hidden(file) + "\" is neither a JDBC URL (jdbc:...) nor a file");
        }
        return Databases.all().stream()
                .flatMap(database -> database.urlOfFile(Path.of(file)).stream())
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage("no database module supports files; give a JDBC URL"));
    }

    /** The kind of database. */
    public Database kind() {
        return kind;
    }

    /** The file of the database, if it has one. */
    public Optional<Path> file() {
        return kind.fileOf(url);
    }

    /** Fails if the database file does not exist; some drivers would create it. */
    public void requireExisting() {
        file().filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw CommandFailure.of("there is no database file " + PrintableText.quoted(file)
                    + "; check the name, or create it with `pup " + "schema apply --db " + file + "`");
        });
    }

    /** A data source that opens a new connection each time. */
    public DataSource connections() {
        return new DriverManagerDataSource(url, user, password);
    }

    String url() {
        return url;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String password() {
        return password;
    }

    /** The options for this address, without secrets. */
    public String options() {
        return "--db " + ShellText.quoted(toString()) + (user == null ? "" : " --user " + ShellText.quoted(user));
    }

    /** Whether a password is needed in addition to {@link #options()}. */
    public boolean needsPassword() {
        return password != null;
    }

    /** The location without secrets. */
    @Override
    public String toString() {
        return file().map(Path::toString).orElseGet(() -> Secrets.hidden(url));
    }
}
