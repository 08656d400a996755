// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, times and text are read only from the form in which their class writes them. */
class ConversionsTest {

    enum Size {
        S,
        L
    }

    record Price(BigDecimal amount) {}

    record Mixed(
            byte tiny,
            float rough,
            double fine,
            java.time.@Nullable Instant instant,
            java.time.@Nullable Duration duration,
            java.time.@Nullable LocalDate date,
            java.time.@Nullable LocalDateTime dateTime,
            java.time.@Nullable LocalTime time,
            java.time.@Nullable Year year,
            java.time.@Nullable Period period,
            java.util.@Nullable Date old,
            char letter,
            @Nullable Integer boxed,
            @Nullable Boolean flag,
            @Nullable BigDecimal decimal,
            java.math.@Nullable BigInteger integer,
            @Nullable UUID id,
            @Nullable Size size,
            java.util.@Nullable List<String> list,
            @Nullable Price price) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "tiny":200
            "tiny":-129
            "rough":1e39
            "fine":1e999
            "fine":-1e999
            "fine":9007199254740993
            "instant":1735689600
            "instant":1735689600.5
            "instant":"1735689600"
            "instant":""
            "instant":"2026-01-01"
            "duration":90
            "duration":"90"
            "date":20000
            "date":[2026,1,1]
            "date":"2026-01-01T12:00:00"
            "date":"2026-01-01T12:00:00Z"
            "date":""
            "dateTime":"2026-01-01T12:00:00Z"
            "dateTime":"2026-01-01"
            "dateTime":[2026,1,1,12,0]
            "time":"2026-01-01T12:00:00"
            "time":[12,0]
            "year":"2026"
            "year":2026.5
            "period":3
            "old":1735689600000
            "old":""
            "letter":"ab"
            "letter":97
            "letter":""
            "boxed":""
            "boxed":" "
            "boxed":true
            "flag":1
            "flag":"true"
            "flag":""
            "decimal":"1.5"
            "decimal":""
            "decimal":true
            "integer":1.0
            "integer":"1"
            "integer":""
            "id":""
            "id":7
            "size":0
            "size":"0"
            "size":""
            "size":"s"
            "list":"a"
            "list":""
            "list":[1]
            "list":[true]
            "price":""
            "price":1
            "price":[]
            """)
    void nothingIsConvertedSilently(String field) {
        String name = field.substring(1, field.indexOf('"', 1));
        String rest = "{\"tiny\":1,\"rough\":1,\"fine\":1,\"letter\":\"a\",";
        String json = rest.replaceFirst("\"" + name + "\":[^,]+,", "") + field + "}";
        assertThatThrownBy(
                        () -> JacksonPayloadCodec.create().decode(json.getBytes(StandardCharsets.UTF_8), Mixed.class))
                .isInstanceOfSatisfying(
                        PayloadException.class,
                        e -> assertThat(e.field().orElseThrow()).startsWith(name));
    }
}
