// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How migration files are named. */
public enum FileNaming {
    /** {@code 20261123201500_init_event_sourcing.sql}, in UTC. */
    TIMESTAMP("%s_%s.sql"),
    /** {@code V20261123201500__init_event_sourcing.sql}, as Flyway wants it. */
    FLYWAY("V%s__%s.sql"),
    /** {@code 20261123201500-init_event_sourcing.sql} with a header, as Liquibase's formatted SQL wants it. */
    LIQUIBASE("%s-%s.sql");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String pattern;

    FileNaming(String pattern) {
        this.pattern = pattern;
    }

    /** The name of a file that is made at an instant. */
    public String fileName(Instant at, String title) {
        return pattern.formatted(STAMP.format(at), title);
    }

    /** The content of a file, with what the tool wants around the script. */
    String content(Instant at, String title, String script) {
        if (this != LIQUIBASE) {
            return script;
        }
        return "--liquibase formatted sql\n\n--changeset pupsourcing:" + STAMP.format(at) + "-" + title + "\n" + script;
    }
}
