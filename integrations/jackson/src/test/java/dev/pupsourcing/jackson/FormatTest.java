// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The format of a class changes with everything that changes how its objects are written. */
class FormatTest {

    /** Classes of one shape with different annotations. */
    static final class Plain {
        record State(String owner, int sum, List<Part> parts) {}

        record Part(Kind kind, Value value) {}

        enum Kind {
            A
        }

        sealed interface Value {}

        record One(int n) implements Value {}
    }

    static final class Annotated {
        record State(@JsonProperty("holder") String owner, int sum, List<Part> parts) {}

        record Part(Kind kind, Value value) {}

        enum Kind {
            @JsonProperty("a")
            A
        }

        sealed interface Value {}

        @JsonTypeName("1")
        record One(@JsonProperty("m") int n) implements Value {}
    }

    private static String format(JacksonPayloadCodec codec, Class<?> type) {
        return codec.format(type).replace("Annotated", "Plain");
    }

    @Test
    void annotationsChangeTheFormat() {
        JacksonPayloadCodec codec = JacksonPayloadCodec.create();
        Map<Class<?>, Class<?>> pairs = Map.of(
                Plain.State.class, Annotated.State.class,
                Plain.Kind.class, Annotated.Kind.class,
                Plain.Value.class, Annotated.Value.class,
                Plain.One.class, Annotated.One.class);
        pairs.forEach((plain, annotated) -> assertThat(format(codec, annotated)).isNotEqualTo(format(codec, plain)));
        assertThat(format(codec, Plain.State.class))
                .isEqualTo(format(JacksonPayloadCodec.create(), Plain.State.class))
                .contains("Plain$One", ".owner: java.lang.String");
    }

    record Timed(Instant at, int someValue) {}

    @Test
    void settingsChangeTheFormat() {
        Stream<JacksonPayloadCodec> codecs = Stream.of(
                JacksonPayloadCodec.create(),
                JacksonPayloadCodec.builder()
                        .customize(mapper -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                        .build(),
                JacksonPayloadCodec.builder()
                        .customize(mapper -> mapper.enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS))
                        .build(),
                JacksonPayloadCodec.of(JsonMapper.builder().build()));
        assertThat(codecs.map(codec -> codec.format(Timed.class)).distinct()).hasSize(4);
    }
}
