// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.rivals;

import dev.pupsourcing.benchmarks.databases.RawEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * A serializer for Axon with almost no cost: payloads are already bytes, and all metadata is the same. The benchmark
 * therefore measures the store, and both stores write the same bytes.
 */
final class AxonBytes implements Serializer {

    private static final byte[] METADATA = RawEvent.METADATA.getBytes(StandardCharsets.UTF_8);
    private static final MetaData FIELDS =
            MetaData.from(Map.of("user", "user-0042", "source", "checkout", "tenant", "acme"));
    private static final SerializedType METADATA_TYPE = new SimpleSerializedType(MetaData.class.getName(), null);
    private static final SerializedType PAYLOAD_TYPE = new SimpleSerializedType(RawEvent.EVENT_TYPE, "1");

    private final Converter converter = new ChainingConverter();

    /** The metadata that this serializer writes. */
    static MetaData metadata() {
        return FIELDS;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        boolean payload = object instanceof byte[];
        T bytes = representation.cast(payload ? object : METADATA);
        return new SimpleSerializedObject<>(bytes, representation, payload ? PAYLOAD_TYPE : METADATA_TYPE);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == byte[].class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // signature of Axon's interface
    public <S, T> T deserialize(SerializedObject<S> object) {
        return (T) (METADATA_TYPE.getName().equals(object.getType().getName()) ? FIELDS : object.getData());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return METADATA_TYPE.getName().equals(type.getName()) ? MetaData.class : byte[].class;
    }

    @Override
    @SuppressWarnings("rawtypes") // signature of Axon's interface
    public SerializedType typeForClass(Class type) {
        return type == byte[].class ? PAYLOAD_TYPE : METADATA_TYPE;
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
