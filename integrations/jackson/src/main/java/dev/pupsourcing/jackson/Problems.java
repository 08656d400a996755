// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.mapping.PayloadException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Describes the problem of a payload and its location, without values, because messages are logged and payloads must
 * not be. Jackson's message is in the cause.
 */
final class Problems {

    private Problems() {}

    static PayloadException writing(Class<?> type, JacksonException failure) {
        Throwable cause = failure.getCause();
        String why = cause == null ? "" : " (" + cause.getClass().getName() + ")";
        return new PayloadException(type, path(failure.getPath()), "cannot be written as JSON" + why, failure);
    }

    static PayloadException reading(Class<?> type, JacksonException failure) {
        return new PayloadException(type, path(failure.getPath()), problem(failure), failure);
    }

    private static String problem(JacksonException failure) {
        if (failure instanceof InputCoercionException number) {
            return "cannot be read as " + number.getTargetType().getTypeName();
        }
        if (failure instanceof StreamReadException) {
            return "is not valid JSON" + at(failure.getLocation());
        }
        if (failure instanceof UnrecognizedPropertyException) {
            return "is unknown";
        }
        if (failure instanceof InvalidTypeIdException unknown) {
            return "has an unknown or missing type of " + unknown.getBaseType().toCanonical();
        }
        if (failure instanceof ValueInstantiationException refused) {
            return "was rejected by the constructor of " + refused.getType().toCanonical()
                    + because(refused.getCause());
        }
        if (failure instanceof MismatchedInputException missing && isMissing(missing)) {
            return "is missing";
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "cannot be read as " + mismatch.getTargetType().getTypeName();
        }
        return "cannot be read as its class";
    }

    /** Jackson has no exception of its own for this. */
    private static boolean isMissing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null ? "" : " (" + cause.getClass().getName() + ")";
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The path of a field, for example {@code lines[2].price}; null if there is none. */
    private static @Nullable String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append(reference.getIndex() < 0 ? "[?]" : "[" + reference.getIndex() + "]");
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
