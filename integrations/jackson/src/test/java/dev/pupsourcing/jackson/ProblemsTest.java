// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pupsourcing.jackson.Samples.Collections;
import dev.pupsourcing.jackson.Samples.Numbers;
import dev.pupsourcing.jackson.Samples.OrderPlaced;
import dev.pupsourcing.jackson.Samples.Paid;
import dev.pupsourcing.jackson.Samples.Times;
import dev.pupsourcing.mapping.PayloadException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message names the field, and never contains values of the payload. */
class ProblemsTest {

    private static final JacksonPayloadCodec CODEC = JacksonPayloadCodec.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"lines":[{"count":1},{"count":2},{"count":"secret"}]}                       | lines[2].count        | cannot be read as int
            {"lines":[{"count":1.5}]}                                                     | lines[0].count        | cannot be read as int
            {"lines":[{"count":99999999999}]}                                             | lines[0].count        | cannot be read as int
            {"lines":[{"count":null}]}                                                    | lines[0].count        | cannot be read as int
            {"lines":[{"item":"secret"}]}                                                 | lines[0].count        | is missing
            {"lines":[{"count":1,"price":{"amount":"secret","currency":"EUR"}}]}          | lines[0].price.amount | cannot be read as java.math.BigDecimal
            {"lines":[{"count":1,"price":{"amount":-7,"currency":"EUR"}}]}                | lines[0].price        | was rejected by the constructor of dev.pupsourcing.jackson.Samples$Price (java.lang.IllegalArgumentException)
            {"lines":"secret"}                                                            | lines                 | cannot be read as java.util.ArrayList
            {"orderId":7}                                                                 | orderId               | cannot be read as java.lang.String
            {"orderId":["secret"]}                                                        | orderId               | cannot be read as java.lang.String
            """)
    void namesFieldAndProblem(String json, String field, String problem) {
        assertProblem(json, OrderPlaced.class, field, problem);
    }

    @Test
    void reportsMistakesInTypesEnumsAndTimes() {
        String card = "dev.pupsourcing.jackson.Samples$Payment";
        assertProblem(
                "{\"parts\":[{\"@type\":\"Secret\"}]}",
                Paid.class,
                "parts[0]",
                "has an unknown or missing type of " + "" + card);
        assertProblem("{\"payment\":{}}", Paid.class, "payment", "has an unknown or missing type of " + card);
        String color = "cannot be read as dev.pupsourcing.jackson.Samples$Color";
        assertProblem("{\"colors\":[\"SECRET\"]}", Collections.class, "colors[0]", color);
        assertProblem("{\"colors\":[1]}", Collections.class, "colors[0]", color);
        assertProblem("{\"instant\":\"secret\"}", Times.class, "instant", "cannot be read as java.time.Instant");
        assertProblem("{\"tiny\":300}", Numbers.class, "tiny", "cannot be read as byte");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"orderId":"secret"   | is not valid JSON at line 1, column 20
            {"orderId":secret}    | is not valid JSON at line 1, column 12
            {"lines":[]}{"x":1}   | cannot be read as dev.pupsourcing.jackson.Samples$OrderPlaced
            ["secret"]            | cannot be read as dev.pupsourcing.jackson.Samples$OrderPlaced
            null                  | is null
            """)
    void reportsMistakesInTheWhole(String json, String problem) {
        assertThatThrownBy(() -> CODEC.decode(json.getBytes(StandardCharsets.UTF_8), OrderPlaced.class))
                .isInstanceOfSatisfying(
                        PayloadException.class, e -> assertThat(e.problem()).startsWith(problem))
                .message()
                .doesNotContain("secret");
    }

    @Test
    void refusesARepeatedFieldNoBytesAndBadUtf8() {
        assertThatThrownBy(() -> CODEC.decode("{\"orderId\":\"a\",\"orderId\":\"b\"}".getBytes(), OrderPlaced.class))
                .isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> CODEC.decode(new byte[0], OrderPlaced.class)).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> CODEC.decode(new byte[] {'"', (byte) 0xff, '"'}, String.class))
                .isInstanceOf(PayloadException.class);
    }

    @Test
    void namesTheFieldThatCannotBeWritten() {
        Object broken = new Broken(new BrokenPart(List.of(new Name("x"))));
        assertThatThrownBy(() -> CODEC.encode(broken))
                .isInstanceOfSatisfying(PayloadException.class, e -> {
                    assertThat(e.field()).contains("content.names[0].text");
                    assertThat(e.type()).isEqualTo(Broken.class);
                })
                .hasMessageEndingWith("cannot be written as JSON (java.lang.IllegalStateException)");
    }

    record Broken(BrokenPart content) {}

    record BrokenPart(List<Name> names) {}

    static final class Name {

        @JsonCreator
        Name(@JsonProperty("text") String text) {}

        @JsonProperty("text")
        String toJson() {
            throw new IllegalStateException("secret");
        }
    }

    private static void assertProblem(String json, Class<?> type, String field, String problem) {
        assertThatThrownBy(() -> CODEC.decode(json.getBytes(StandardCharsets.UTF_8), type))
                .isInstanceOfSatisfying(PayloadException.class, e -> {
                    assertThat(e.field()).contains(field);
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.type()).isEqualTo(type);
                    assertThat(e.getCause()).isNotNull();
                })
                .message()
                .doesNotContain("secret", "SECRET");
    }
}
