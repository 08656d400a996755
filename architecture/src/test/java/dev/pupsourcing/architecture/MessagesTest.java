// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages show ids, types and names in quotation marks, so that a reader sees where they begin and end. */
class MessagesTest {

    private static final List<String> MODULES = List.of("core", "jdbc", "processing", "aggregates", "cli", "databases");

    /** A text that ends with a word or a colon, joined with a value of a stream or an event. */
    private static final Pattern VALUE = Pattern.compile("[a-z:(] ?\"\\s*\\+\\s*(?:\\w+(?:\\(\\))?\\.)*"
            + "(?:stream|streamId|eventType|boundedContext|aggregateType|aggregateId)(?:\\(\\))?(?!\\s*[\\w(.])");

    /** A text that ends with the name of a thing, joined with anything but the helper that quotes. */
    private static final Pattern THING = Pattern.compile(
            "\\b(?:stream|projection|worker|owner|event type|of type|partition strategy|unknown option) \""
                    + "\\s*\\+\\s*(?!(?:PrintableText\\.)?quoted\\()[\\w.()]+");

    /** Listings for terminals, whose columns need no quotation marks. */
    private static final List<String> LISTINGS = List.of("TailCommand.java", "Story.java");

    @Test
    void namesAreQuoted() {
        assertThat(sources()
                        .flatMap(source -> Stream.of(VALUE, THING)
                                .flatMap(pattern ->
                                        pattern.matcher(source.text()).results())
                                .map(MatchResult::group)
                                .map(found -> source + ": " + found)))
                .as("values in messages without quotation marks")
                .isEmpty();
    }

    @Test
    void theRuleFindsWhatItForbids() {
        assertThat("\"read of stream \" + command.stream(), tx").containsPattern(VALUE);
        assertThat("\"the heartbeat of worker \" + plan.name().text()").containsPattern(THING);
        assertThat("\"worker \" + PrintableText.quoted(name)").doesNotContainPattern(THING);
        assertThat("\"read of stream \\\"\" + stream + \"\\\"\"").doesNotContainPattern(VALUE);
    }

    private static Stream<Source> sources() {
        return SourcesTest.main()
                .filter(source ->
                        MODULES.contains(Repository.name(source.file()).split("/")[0]))
                .filter(source ->
                        LISTINGS.stream().noneMatch(source.file().getFileName().toString()::equals));
    }
}
