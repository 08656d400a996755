// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import java.util.ArrayList;
import java.util.List;

/** Checks an enum by writing and reading all its constants. */
final class EnumCheck {

    private final TypeWalk walk;

    EnumCheck(TypeWalk walk) {
        this.walk = walk;
    }

    void check(TypePlace place) {
        Class<?> type = place.type().getRawClass();
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        List<String> changed = new ArrayList<>();
        for (Object constant : constants) {
            if (!constant.equals(new FormatCheck(walk).readBack(place, constant, null, null))) {
                changed.add(((Enum<?>) constant).name());
            }
        }
        if (!changed.isEmpty()) {
            throw walk.refusal(
                    place,
                    "has constants of " + place.name() + " that are read as others: " + String.join(", ", changed)
                            + "; give each constant a name of its own");
        }
    }
}
