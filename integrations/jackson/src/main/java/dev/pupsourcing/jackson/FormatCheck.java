// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import java.io.StringWriter;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.DeserializationContextExt;

/** Checks values by writing and reading them: those of an annotated format by an example, and constants of enums. */
final class FormatCheck {

    /** An example of each class, with all digits. */
    private static final List<Object> EXAMPLES = List.of(
            true,
            Byte.MAX_VALUE,
            Short.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            1.5f,
            1.1,
            new BigDecimal("1.50"),
            BigInteger.TWO,
            Instant.parse("2026-12-31T23:59:58.123456789Z"),
            LocalDate.parse("2026-12-31"),
            LocalTime.parse("23:59:58.123456789"),
            LocalDateTime.parse("2026-12-31T23:59:58.123456789"),
            OffsetDateTime.parse("2026-12-31T23:59:58.123456789+02:00"),
            OffsetTime.parse("23:59:58.123456789+02:00"),
            ZonedDateTime.parse("2026-12-31T23:59:58.123456789+01:00[Europe/Berlin]"),
            Duration.parse("PT1H0.123456789S"),
            Period.parse("P1Y2M3D"),
            Year.of(2026),
            YearMonth.of(2026, 12));

    private final TypeWalk walk;

    FormatCheck(TypeWalk walk) {
        this.walk = walk;
    }

    void check(TypePlace place, BeanProperty written, BeanProperty read) {
        Class<?> type = MethodType.methodType(place.type().getRawClass()).wrap().returnType();
        EXAMPLES.stream().filter(type::isInstance).findFirst().ifPresent(example -> {
            if (!example.equals(readBack(place, example, written, read))) {
                throw walk.refusal(
                        place,
                        "has a @JsonFormat that does not keep every value of " + place.name()
                                + "; remove the annotation, or use one that keeps all digits");
            }
        });
    }

    /** The value that is read of a value; null if it cannot be read. */
    @Nullable
    Object readBack(TypePlace place, Object value, @Nullable BeanProperty written, @Nullable BeanProperty read) {
        ValueSerializer<Object> writer = walk.writing().findPrimaryPropertySerializer(place.type(), written);
        ValueDeserializer<Object> reader = walk.reading().findContextualValueDeserializer(place.type(), read);
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = walk.mapper().createGenerator(json)) {
            writer.serialize(value, generator, walk.writing());
        } catch (JacksonException e) {
            return null;
        }
        DeserializationContextExt context = walk.mapper()._deserializationContext();
        try (JsonParser parser = walk.mapper().createParser(json.toString())) {
            context.assignParser(parser);
            parser.nextToken();
            return reader.deserialize(parser, context);
        } catch (JacksonException e) {
            return null;
        }
    }
}
