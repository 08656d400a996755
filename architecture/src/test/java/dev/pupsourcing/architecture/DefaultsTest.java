// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing depends on the locale, the time zone or the charset that a JVM happens to have. */
class DefaultsTest {

    private static final Set<String> DEPENDENT = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.<init>([B, int, int)",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream, boolean)",
            "java.io.PrintWriter.<init>(java.io.OutputStream)",
            "java.util.Scanner.<init>(java.io.InputStream)",
            "java.nio.charset.Charset.defaultCharset()",
            "java.util.Locale.getDefault()",
            "java.util.TimeZone.getDefault()",
            "java.time.ZoneId.systemDefault()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.util.Calendar.getInstance()",
            "java.text.NumberFormat.getInstance()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.sql.Timestamp.toLocalDateTime()",
            "java.sql.Timestamp.valueOf(java.time.LocalDateTime)",
            "java.sql.Timestamp.toString()");

    @Test
    void noCallTakesWhatTheJvmHasByDefault() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : Compiled.MAIN) {
            type.getAccessesFromSelf().stream()
                    .filter(DefaultsTest::isDependent)
                    .forEach(access -> found.add(access.getDescription()));
        }

        assertThat(found).as("calls that depend on the JVM's defaults").isEmpty();
    }

    private static boolean isDependent(JavaAccess<?> access) {
        return DEPENDENT.contains(access.getTarget().getFullName());
    }

    @Test
    void theNamesOfTheCallsAreWrittenAsTheyAreFound() {
        List<String> calls = Compiled.TESTS.stream()
                .filter(type -> type.getName().equals(Sample.class.getName()))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(DefaultsTest::isDependent)
                .map(access -> access.getTarget().getName())
                .toList();

        assertThat(calls).containsExactlyInAnyOrder("getBytes", "<init>", "format");
    }

    /** Does what nothing else may do. */
    @SuppressWarnings("DefaultCharset")
    private static final class Sample {
        String twice(String text) {
            return String.format("%s", new String(text.getBytes()));
        }
    }

    @Test
    void formatsWriteNumbersAlikeEverywhere() {
        Stream<Source> sources = Repository.MODULES.stream()
                .flatMap(module -> Stream.concat(module.mainSources().stream(), module.testSources().stream()))
                .filter(source -> !source.file().endsWith("DefaultsTest.java"));

        assertThat(Syntax.of(sources.toList()).localFormats())
                .as("formats without Locale.ROOT; %s writes a number as it is")
                .isEmpty();
    }
}
