// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.VersionRole;
import javax.lang.model.element.Modifier;

/** Writes the conversion methods of one version; a version that is only read has one. */
final class HelperMethods {

    private HelperMethods() {}

    static void add(TypeSpec.Builder type, EventSchema schema) {
        if (!schema.is(VersionRole.READ_ONLY)) {
            type.addMethod(to(schema));
        }
        type.addMethod(from(schema));
    }

    private static MethodSpec to(EventSchema schema) {
        return MethodSpec.methodBuilder("to" + Names.helper(schema))
                .addJavadoc("Converts an event to version $L as it will be stored, with a new id.\n", schema.version())
                .addModifiers(Modifier.PUBLIC)
                .returns(Lib.EVENT)
                .addParameter(Lib.STREAM_ID, "stream")
                .addParameter(Types.of(schema), "event")
                .addParameter(Lib.EVENT_OPTIONS, "options")
                .addStatement("return payloads.write(stream, $L, event, options)", Names.constant(schema))
                .build();
    }

    private static MethodSpec from(EventSchema schema) {
        return MethodSpec.methodBuilder("from" + Names.helper(schema))
                .addJavadoc("Converts a stored event of version $L to a domain event.\n\n", schema.version())
                .addJavadoc(
                        "@throws $T if it has another type or version\n@throws $T if its payload cannot be read\n",
                        Lib.WRONG_EVENT_TYPE,
                        Lib.INVALID_PAYLOAD)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.of(schema))
                .addParameter(Lib.PERSISTED_EVENT, "event")
                .addStatement(
                        "return payloads.read(event, $L, $T.class)", Names.constant(schema), Types.raw(schema.source()))
                .build();
    }
}
