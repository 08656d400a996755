// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The metadata with which editors complete and describe properties: all properties of the documentation. */
class MetadataTest {

    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z.<>-]+)`");

    @Test
    void everyDocumentedPropertyIsDescribed() throws IOException {
        Set<String> documented = documented();

        assertThat(documented).hasSizeGreaterThan(15);
        assertThat(metadata())
                .contains(documented.stream()
                        .map(name -> "\"name\": \"" + name + "\"")
                        .toList());
    }

    /** The properties in the tables of the page; those of one projection are entries of a map. */
    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Path page = Path.of("../../docs/spring-boot.md");
        for (String row : ROW.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList()) {
            String group = "";
            for (String name :
                    NAME.matcher(row).results().map(match -> match.group(1)).collect(Collectors.toList())) {
                String whole = name.startsWith(".") ? group + name : name;
                group = whole.substring(0, whole.lastIndexOf('.') + 1).replaceAll("\\.$", "");
                if (whole.startsWith("pupsourcing.")) {
                    names.add(whole.replaceAll("\\.by-name\\..*", ".by-name"));
                }
            }
        }
        return names;
    }

    private static String metadata() throws IOException {
        try (InputStream json = MetadataTest.class
                .getClassLoader()
                .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
            return new String(Objects.requireNonNull(json).readAllBytes(), UTF_8);
        }
    }
}
