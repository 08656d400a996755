// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pupsourcing.Event;
import java.net.URI;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The default rules for writing and reading events. */
public final class Rules {

    private Rules() {}

    /** A builder with the rules. */
    public static JsonMapper.Builder builder() {
        JsonMapper.Builder rules = JsonMapper.builder(factory())
                .addModule(new SealedTypes())
                .addModule(new StrictTypes())
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
        strict(rules);
        exact(rules);
        fieldsOnly(rules);
        return rules;
    }

    /** Writes components and fields, not what accessors compute, and sets them by constructors. */
    private static void fieldsOnly(JsonMapper.Builder rules) {
        rules.enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS, MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .changeDefaultVisibility(visible -> visible.withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withSetterVisibility(Visibility.NONE)
                        .withFieldVisibility(Visibility.ANY));
    }

    /** Limits that are never below that of a payload, so that everything that can be written can be read. */
    private static JsonFactory factory() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNumberLength(Event.MAX_PAYLOAD_BYTES)
                .maxNameLength(Event.MAX_PAYLOAD_BYTES)
                .maxStringLength(Event.MAX_PAYLOAD_BYTES)
                .build();
        return JsonFactory.builder().streamReadConstraints(limits).build();
    }

    /** Rejects values that do not match the class, but ignores unknown fields. */
    private static void strict(JsonMapper.Builder rules) {
        rules.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(DateTimeFeature.ALWAYS_ALLOW_STRINGIFIED_DATE_TIMESTAMPS)
                .withCoercionConfigDefaults(Rules::noEmptyText)
                .withCoercionConfig(Locale.class, Rules::emptyText)
                .withCoercionConfig(URI.class, Rules::emptyText)
                .withCoercionConfig(LogicalType.Textual, Rules::onlyText);
    }

    /** Preserves values: enums by name, times with zone and nanoseconds, numbers with all digits. */
    private static void exact(JsonMapper.Builder rules) {
        rules.disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    private static void noEmptyText(MutableCoercionConfig any) {
        any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail).setAcceptBlankAsEmpty(false);
    }

    /** Empty text is a value of the class. */
    private static void emptyText(MutableCoercionConfig any) {
        any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty);
    }

    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
