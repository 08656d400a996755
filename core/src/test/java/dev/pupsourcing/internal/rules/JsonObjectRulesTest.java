// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ } \n",
                "{\"a\":1}",
                "{\"a\":null,\"b\":true,\"c\":false,\"d\":\"\",\"e\":[],\"f\":{}}",
                "{\"a\":0,\"b\":-0,\"c\":0.5,\"d\":-1.25e-10,\"e\":1E+5,\"f\":12345678901234567890123}",
                "{\"a\":1.7976931348623157e308,\"b\":5e-324,\"c\":1e-400}",
                "{\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\":1}",
                "{\"a\":\"\\ud83d\\udc36\",\"b\":\"\uD83D\uDC36\",\"c\":\"\\uFFFF\"}",
                "{\"\":1,\" \":2,\"a\":3,\"A\":4}",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
                "{\"a\":[1,[2,[3]],{\"b\":[4]}]}"
            })
    void takesObjects(String json) {
        assertThatCode(() -> check(json)).doesNotThrowAnyException();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "expected '{' at character 0"),
                Arguments.of("null", "expected '{'"),
                Arguments.of("[]", "expected '{'"),
                Arguments.of("\"text\"", "expected '{'"),
                Arguments.of("1", "expected '{'"),
                Arguments.of("\uFEFF{}", "expected '{'"),
                Arguments.of("{", "expected '\"' at character 1"),
                Arguments.of("{}}", "unexpected text after the object at character 2"),
                Arguments.of("{}{}", "unexpected text"),
                Arguments.of("{,}", "expected '\"'"),
                Arguments.of("{\"a\"}", "expected ':'"),
                Arguments.of("{\"a\":}", "unexpected character"),
                Arguments.of("{\"a\":1,}", "expected '\"'"),
                Arguments.of("{\"a\":1 \"b\":2}", "expected '}'"),
                Arguments.of("{a:1}", "expected '\"'"),
                Arguments.of("{'a':1}", "expected '\"'"),
                Arguments.of("{\"a\":[1,]}", "unexpected character"),
                Arguments.of("{\"a\":[,1]}", "unexpected character"),
                Arguments.of("{\"a\":[1 2]}", "expected ']'"),
                Arguments.of("{\"a\":[1}", "expected ']'"),
                Arguments.of("{\"a\":tru}", "unexpected character"),
                Arguments.of("{\"a\":True}", "unexpected character"),
                Arguments.of("{\"a\":nul", "unexpected character"),
                Arguments.of("{\"a\":truefalse}", "expected '}'"),
                Arguments.of("{\"a\":01}", "expected '}'"),
                Arguments.of("{\"a\":+1}", "unexpected character"),
                Arguments.of("{\"a\":.5}", "unexpected character"),
                Arguments.of("{\"a\":1.}", "unexpected character"),
                Arguments.of("{\"a\":1e}", "unexpected character"),
                Arguments.of("{\"a\":1e+}", "unexpected character"),
                Arguments.of("{\"a\":-}", "unexpected character"),
                Arguments.of("{\"a\":-", "unexpected end"),
                Arguments.of("{\"a\":NaN}", "unexpected character"),
                Arguments.of("{\"a\":\u0661}", "unexpected character"),
                Arguments.of("{\"a\":1e309}", "number too large for a double at character 5"),
                Arguments.of("{\"a\":-1e309}", "number too large"),
                Arguments.of("{\"a\":\"x}", "unterminated string"),
                Arguments.of("{\"a\":\"\\x\"}", "unknown escape"),
                Arguments.of("{\"a\":\"\\", "unknown escape"),
                Arguments.of("{\"a\":\"\\u00g0\"}", "four hexadecimal digits"),
                Arguments.of("{\"a\":\"\\u00\u0661\u0661\"}", "four hexadecimal digits"),
                Arguments.of("{\"a\":\"\\u12", "four hexadecimal digits"),
                Arguments.of("{\"a\":\"\n\"}", "unescaped control character"),
                Arguments.of("{\"a\":\"\u0000\"}", "unescaped control character"),
                Arguments.of("{\"a\":\"\\u0000\"}", "NUL character"),
                Arguments.of("{}\u0000", "unexpected text"),
                Arguments.of("{\"a\":\"\\ud83d\"}", "lone surrogate"),
                Arguments.of("{\"a\":\"\\udc36\\ud83d\"}", "lone surrogate"),
                Arguments.of("{\"\\ud83d\":1}", "lone surrogate"),
                Arguments.of("{\"a\":1,\"a\":2}", "duplicate key \"a\" at character 7"),
                Arguments.of("{\"a\":1,\"\\u0061\":2}", "duplicate key \"a\""),
                Arguments.of("{\"x\":{\"a\":1,\"a\":2}}", "duplicate key \"a\""),
                Arguments.of("{\u00a0}", "expected '\"'"),
                Arguments.of("/**/{}", "expected '{'"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoObject(String json, String problem) {
        assertThatThrownBy(() -> check(json))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("metadata is not a JSON object that can be stored: ")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesOtherEncodings() {
        byte[] latin = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> check(latin)).hasMessageContaining("it is not UTF-8");
        byte[] surrogate = {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"', ':', '1', '}'};
        assertThatThrownBy(() -> check(surrogate)).hasMessageContaining("it is not UTF-8");
    }

    @Test
    void stopsAtTheDeepestLevel() {
        int arrays = JsonObjectRules.MAX_DEPTH - 1;
        assertThatCode(() -> check("{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("{\"a\":" + "[".repeat(arrays + 1) + "]".repeat(arrays + 1) + "}"))
                .hasMessageContaining("more than 30 levels");
        assertThatThrownBy(() -> check("{\"a\":" + "[".repeat(1_000_000))).hasMessageContaining("more than 30 levels");
        assertThatCode(() -> check("{\"a\":[" + "[],".repeat(100) + "[]]}")).doesNotThrowAnyException();
    }

    private static void check(String json) {
        check(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] json) {
        String problem = JsonObjectRules.problem(json);
        if (problem != null) {
            throw new InvalidEventException("metadata", problem);
        }
    }
}
