// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payloads as JSON in UTF-8, written and read by Jackson. Jackson's annotations on domain events are respected, and none
 * is needed. Immutable and thread-safe.
 *
 * <p>The rules of {@link #create()}: unknown fields are ignored, missing ones are null (missing primitives are refused),
 * nothing is converted silently (no text as a number, no fraction as a whole number, no number as an enum). Numbers keep
 * their digits, times their nanoseconds, offsets and zones. Enums go by name. Sealed types need no annotation: a value
 * declared as one carries its class's simple name in {@code "@type"}. The same object always gives the same bytes, as far
 * as its sets have an order: components of records come in the order of their declaration, other fields and the entries
 * of maps are sorted.
 */
public final class JacksonPayloadCodec implements PayloadCodec {

    private final JsonMapper mapper;

    private JacksonPayloadCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** A codec with the rules that are described above. */
    public static JacksonPayloadCodec create() {
        return builder().build();
    }

    /** A codec over a mapper of your own, used as it is: its rules are yours. */
    public static JacksonPayloadCodec of(JsonMapper mapper) {
        return new JacksonPayloadCodec(Objects.requireNonNull(mapper, "mapper"));
    }

    /** A builder that starts with the rules of {@link #create()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The mapper in use. */
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public byte[] encode(Object event) {
        Objects.requireNonNull(event, "event");
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw Problems.writing(event.getClass(), e);
        }
    }

    @Override
    public <T> T decode(byte[] payload, Class<T> type) {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(type, "type");
        T event;
        try {
            event = mapper.readValue(payload, type);
        } catch (JacksonException e) {
            throw Problems.reading(type, e);
        }
        return required(event, type);
    }

    /** The JSON text {@code null} is no event. */
    private static <T> T required(@org.jspecify.annotations.Nullable T event, Class<T> type) {
        if (event == null) {
            throw new PayloadException(type, null, "is null", null);
        }
        return event;
    }

    /** Builds a {@link JacksonPayloadCodec}. Not thread-safe. */
    public static final class Builder {

        private final JsonMapper.Builder mapper = Rules.builder();

        private Builder() {}

        /** Refuses fields that the class does not know, instead of ignoring them. */
        public Builder failOnUnknownFields() {
            mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            return this;
        }

        /** Refuses payloads without a field that the class has, instead of reading null. */
        public Builder failOnMissingFields() {
            mapper.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
            return this;
        }

        /** Changes anything else of the mapper: modules, mix-ins, names, features. */
        public Builder customize(Consumer<JsonMapper.Builder> change) {
            change.accept(mapper);
            return this;
        }

        /** The finished codec. */
        public JacksonPayloadCodec build() {
            return new JacksonPayloadCodec(mapper.build());
        }
    }
}
