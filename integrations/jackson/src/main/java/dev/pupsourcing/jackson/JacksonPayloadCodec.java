// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.RequiredFields;
import dev.pupsourcing.jackson.internal.rules.Rules;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A codec for payloads as JSON in UTF-8, with Jackson. It respects Jackson's annotations on domain events, but needs
 * none. Immutable and thread-safe.
 *
 * <p>The rules of {@link #create()}: unknown fields are ignored. Missing fields are an error, unless the component is
 * an {@code Optional} or annotated with a {@code @Nullable}. Nothing is converted silently: text is not read as a number, a fraction not as an integer, a number not as an
 * enum. Numbers keep their digits, times their nanoseconds, offsets and zones. Enums are written by name. Sealed types
 * need no annotation: a value that is declared as a sealed type has the simple name of its class in {@code "@type"}.
 * Equal objects produce equal bytes, provided that their sets are ordered: components of records are written in the
 * order of their declaration, other fields and map entries are sorted.
 */
public final class JacksonPayloadCodec implements PayloadCodec {

    private final JsonMapper mapper;
    private final @Nullable TypeCheck types;
    private final boolean verifying;

    private JacksonPayloadCodec(JsonMapper mapper, @Nullable TypeCheck types, boolean verifying) {
        this.mapper = mapper;
        this.types = types;
        this.verifying = verifying;
    }

    /** Creates a codec with the rules described above. */
    public static JacksonPayloadCodec create() {
        return builder().build();
    }

    /** Creates a codec with your mapper, which is used unchanged, with its own rules. */
    public static JacksonPayloadCodec of(JsonMapper mapper) {
        return new JacksonPayloadCodec(Objects.requireNonNull(mapper, "mapper"), null, false);
    }

    /** Creates a builder with the rules of {@link #create()}. */
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
        if (types != null) {
            types.check(event.getClass());
        }
        byte[] payload;
        try {
            payload = mapper.writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw Problems.writing(event.getClass(), e);
        }
        return verified(payload, event, event.getClass());
    }

    /** Encodes an object with the name of its class if it is read as a sealed type. */
    @Override
    public byte[] encode(Object value, Class<?> type) {
        Objects.requireNonNull(value, "value");
        if (types != null) {
            types.check(type);
        }
        byte[] payload;
        try {
            payload = mapper.writerFor(type).writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw Problems.writing(type, e);
        }
        return verified(payload, value, type);
    }

    private byte[] verified(byte[] payload, Object written, Class<?> type) {
        if (verifying) {
            new ReadBack(mapper, type).check(written, decode(payload, type));
        }
        return payload;
    }

    @Override
    public <T> T decode(byte[] payload, Class<T> type) {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(type, "type");
        if (types != null) {
            types.checkReading(type);
        }
        T event;
        try {
            event = mapper.readValue(payload, type);
        } catch (JacksonException e) {
            throw Problems.reading(type, e);
        }
        return required(event, type);
    }

    /** Names, types, annotations and features with which the mapper writes the class. */
    @Override
    public String format(Class<?> type) {
        if (types != null) {
            types.checkReading(type);
        }
        return WrittenForm.of(mapper, type);
    }

    /** The JSON text {@code null} is not an event. */
    private static <T> T required(@Nullable T event, Class<T> type) {
        if (event == null) {
            throw new PayloadException(type, null, "is null", null);
        }
        return event;
    }

    /** Builds a {@link JacksonPayloadCodec}. Not thread-safe. */
    public static final class Builder {

        private final JsonMapper.Builder mapper = Rules.builder();
        private boolean required = true;
        private boolean verifying;

        private Builder() {}

        /** Makes fields that the class does not have an error, instead of ignoring them. */
        public Builder failOnUnknownFields() {
            mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            return this;
        }

        /** Reads missing fields as null, instead of making them an error; missing primitives are always an error. */
        public Builder allowMissingFields() {
            required = false;
            return this;
        }

        /**
         * Decodes each payload after it was encoded, and refuses it if the object is not equal: for tests, and for the
         * first weeks of a new event. Takes more than twice the time. The message contains the two values.
         */
        public Builder verifyWrites() {
            verifying = true;
            return this;
        }

        /** Customizes the mapper: modules, mix-ins, names, features. */
        public Builder customize(Consumer<JsonMapper.Builder> change) {
            change.accept(mapper);
            return this;
        }

        /** Builds the codec. */
        public JacksonPayloadCodec build() {
            if (required) {
                mapper.addModule(new RequiredFields());
            }
            JsonMapper built = mapper.build();
            return new JacksonPayloadCodec(built, new TypeCheck(built), verifying);
        }
    }
}
