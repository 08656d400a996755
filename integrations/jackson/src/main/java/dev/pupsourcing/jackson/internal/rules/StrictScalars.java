// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Rejects numbers and times that Jackson would convert although another class wrote them. */
final class StrictScalars extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> APPROXIMATE = Set.of(double.class, Double.class, float.class, Float.class);

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> reader) {
        Class<?> type = description.getBeanClass();
        if (type == byte.class || type == Byte.class) {
            return new Bytes(reader);
        }
        if (APPROXIMATE.contains(type)) {
            return new Approximate(reader);
        }
        return isTime(type) ? new Times(reader, type) : reader;
    }

    private static boolean isTime(Class<?> type) {
        boolean known = Temporal.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type)
                || Date.class.isAssignableFrom(type)
                || type == MonthDay.class;
        return known && JdkTypes.contains(type);
    }

    /** Accepts -128 to 127; Jackson reads 200 as -56. */
    private static final class Bytes extends DelegatingDeserializer {

        private Bytes(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Bytes(reader);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                    && parser.getNumberType() == JsonParser.NumberType.INT
                    && parser.getIntValue() > Byte.MAX_VALUE) {
                return context.handleWeirdNumberValue(handledType(), parser.getNumberValue(), "out of range");
            }
            return super.deserialize(parser, context);
        }
    }

    /** Rejects numbers that are too large, and integers that would lose digits. */
    private static final class Approximate extends DelegatingDeserializer {

        private Approximate(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Approximate(reader);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            Object value = super.deserialize(parser, context);
            if (value instanceof Number number && token.isNumeric() && isChanged(parser, token, number.doubleValue())) {
                return context.handleWeirdNumberValue(handledType(), number, "out of range");
            }
            return value;
        }

        private static boolean isChanged(JsonParser parser, JsonToken token, double value) {
            return Double.isInfinite(value)
                    || (token == JsonToken.VALUE_NUMBER_INT
                            && new BigDecimal(value).compareTo(parser.getDecimalValue()) != 0);
        }
    }

    /** Accepts text only, unless times are written as numbers; a year is always a number. */
    private static final class Times extends DelegatingDeserializer {

        private final Class<?> type;

        private Times(ValueDeserializer<?> reader, Class<?> type) {
            super(reader);
            this.type = type;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new Times(reader, type);
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            ValueDeserializer<?> contextual = getDelegatee().createContextual(context, property);
            return hasOwnFormat(context, property) ? contextual : new Times(contextual, type);
        }

        private boolean hasOwnFormat(DeserializationContext context, @Nullable BeanProperty property) {
            DateTimeFeature numbers = TemporalAmount.class.isAssignableFrom(type)
                    ? DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS
                    : DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS;
            JsonFormat.Value format = findFormatOverrides(context, property, type);
            return context.isEnabled(numbers) || format.hasShape() || format.hasPattern();
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            boolean expected = type == Year.class
                    ? parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                    : parser.hasToken(JsonToken.VALUE_STRING) && isForm(parser.getString());
            if (!expected) {
                return context.handleUnexpectedToken(context.constructType(type), parser);
            }
            return super.deserialize(parser, context);
        }

        /** Whether the text is not that of another class, of which Jackson would drop the time or the zone. */
        private boolean isForm(String text) {
            if (type == LocalDate.class || type == LocalTime.class) {
                return text.indexOf('T') < 0;
            }
            if (type == LocalDateTime.class) {
                return !text.endsWith("Z");
            }
            return !text.isEmpty() && (type != Instant.class || text.indexOf('T') > 0);
        }
    }
}
