// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the helper methods of a generated test class. */
final class TestSupport {

    private static final TypeName BYTES = ArrayTypeName.of(TypeName.BYTE);

    private TestSupport() {}

    static void addAssertions(TypeSpec.Builder type) {
        type.addMethod(stored()).addMethod(unreadable()).addMethod(assertPayload());
    }

    private static MethodSpec stored() {
        return MethodSpec.methodBuilder("stored")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Lib.PERSISTED_EVENT)
                .addParameter(Lib.EVENT, "event")
                .addParameter(ClassName.get(String.class), "type")
                .addParameter(TypeName.INT, "version")
                .addStatement("$T.assertEquals(STREAM, event.stream())", Lib.ASSERTIONS)
                .addStatement("$T.assertEquals(type, event.eventType())", Lib.ASSERTIONS)
                .addStatement("$T.assertEquals(version, event.eventVersion())", Lib.ASSERTIONS)
                .addStatement(
                        "$T.assertEquals($T.of($S), event.causationId())", Lib.ASSERTIONS, Optional.class, "cause")
                .addStatement("return $T.of(event, 1, 1)", Lib.PERSISTED_EVENT)
                .build();
    }

    private static MethodSpec unreadable() {
        return MethodSpec.methodBuilder("unreadable")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Lib.PERSISTED_EVENT)
                .addParameter(ClassName.get(String.class), "type")
                .addParameter(TypeName.INT, "version")
                .addStatement("$T event = $T.builder(STREAM, type).eventVersion(version).build()", Lib.EVENT, Lib.EVENT)
                .addStatement("return $T.of(event, 1, 1)", Lib.PERSISTED_EVENT)
                .build();
    }

    private static MethodSpec assertPayload() {
        return MethodSpec.methodBuilder("assertPayload")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ClassName.OBJECT, "expected")
                .addParameter(ClassName.OBJECT, "actual")
                .addStatement("$T.assertEquals(expected.getClass(), actual.getClass())", Lib.ASSERTIONS)
                .addStatement("$T.assertArrayEquals(codec.encode(expected), codec.encode(actual))", Lib.ASSERTIONS)
                .build();
    }

    /** Writes a codec that keeps events and uses their numbers as payloads. */
    static TypeSpec memoryCodec(String name) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("Keeps events in memory; a payload is the number of its event.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Lib.PAYLOAD_CODEC)
                .addField(com.palantir.javapoet.FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), ClassName.OBJECT), "events")
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T<>()", ArrayList.class)
                        .build())
                .addMethod(encode())
                .addMethod(decode())
                .addMethod(numberOf())
                .build();
    }

    private static MethodSpec encode() {
        return MappingWriter.overriding("encode")
                .returns(BYTES)
                .addParameter(ClassName.OBJECT, "event")
                .addStatement("return $T.allocate(4).putInt(numberOf(event)).array()", ByteBuffer.class)
                .build();
    }

    private static MethodSpec decode() {
        TypeVariableName type = TypeVariableName.get("T");
        return MappingWriter.overriding("decode")
                .addTypeVariable(type)
                .returns(type)
                .addParameter(BYTES, "payload")
                .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), type), "type")
                .addStatement("return type.cast(events.get($T.wrap(payload).getInt()))", ByteBuffer.class)
                .build();
    }

    private static MethodSpec numberOf() {
        return MethodSpec.methodBuilder("numberOf")
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.INT)
                .addParameter(ClassName.OBJECT, "event")
                .beginControlFlow("for (int i = 0; i < events.size(); i++)")
                .beginControlFlow("if (events.get(i) == event)")
                .addStatement("return i")
                .endControlFlow()
                .endControlFlow()
                .addStatement("events.add(event)")
                .addStatement("return events.size() - 1")
                .build();
    }
}
