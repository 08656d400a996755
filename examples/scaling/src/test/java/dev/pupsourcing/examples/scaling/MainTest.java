// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MainTest {

    private static final Pattern END =
            Pattern.compile("(?<placed>\\d+) events were placed, (?<handled>\\d+) have taken effect");

    @Test
    void goesFromOneWorkerToFourAndBack() throws Exception {
        check(run());
    }

    @Test
    @Tag("long")
    void goesFromOneProcessToFourAndBack() throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        check(run("--db", database.url() + "?user=" + database.user() + "&password=" + database.password()));
    }

    private static List<String> run(String... arguments) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Main.main(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void check(List<String> lines) {
        assertThat(lines).anyMatch(row("1", "16", "-", "-", "-"));
        assertThat(lines).anyMatch(row("2", "8", "8", "-", "-"));
        assertThat(lines).anyMatch(row("4", "4", "4", "4", "4"));
        List<String> numbers = lines.stream()
                .filter(line -> line.matches(" +\\d \\|.*"))
                .map(line -> line.strip().substring(0, 1))
                .distinct()
                .toList();
        assertThat(numbers).containsExactly("1", "2", "3", "4");
        Matcher end = END.matcher(lines.get(lines.size() - 1));
        assertThat(end.matches()).isTrue();
        assertThat(end.group("handled")).isEqualTo(end.group("placed"));
    }

    private static Predicate<String> row(String workers, String... shares) {
        return Pattern.compile("^ +" + workers + " \\| +" + String.join(" +", shares) + " \\| .*")
                .asMatchPredicate();
    }
}
