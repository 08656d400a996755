// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The naming convention of migration files. Constants may be added: a {@code switch} needs a default branch. */
public enum FileNaming {
    /** {@code 20261123201500_init_event_sourcing.sql}, in UTC. */
    TIMESTAMP("%s_%s.sql"),
    /** {@code V20261123201500__init_event_sourcing.sql}, as Flyway requires. */
    FLYWAY("V%s__%s.sql"),
    /** {@code 20261123201500-init_event_sourcing.sql} with a header, as Liquibase's formatted SQL requires. */
    LIQUIBASE("%s-%s.sql");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String pattern;

    FileNaming(String pattern) {
        this.pattern = pattern;
    }

    /** The name of a file that is created at an instant. */
    public String fileName(Instant at, String title) {
        return pattern.formatted(STAMP.format(at), title);
    }

    /**
     * The content of a file: the script with the header of the tool. Liquibase must keep comments, because some
     * databases execute parts of them, such as the collation of names.
     */
    String content(Instant at, String title, String script) {
        if (this != LIQUIBASE) {
            return script;
        }
        return "--liquibase formatted sql\n\n--changeset pupsourcing:" + STAMP.format(at) + "-" + title
                + " stripComments:false\n" + script;
    }
}
