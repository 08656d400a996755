// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that the committed schema file equals the default schema of the library. */
public final class SchemaFile {

    private static final String WRITE = "schema.write";

    private SchemaFile() {}

    /**
     * Compares a file with the rendered default schema; writes the file if the system property {@code schema.write} is true.
     *
     * @throws IOException if the file cannot be read or written
     */
    public static void check(Database database, Path file) throws IOException {
        String rendered = Schema.of(database, SchemaOptions.defaults()).script();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, rendered);
        }
        assertThat(Files.readString(file))
                .as("%s must be the default schema: run this test with -D%s=true and commit the file", file, WRITE)
                .isEqualTo(rendered);
    }
}
