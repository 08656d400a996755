// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Extends Jackson by keys that are records, reads classes with a single field as they are written, sorts maps, and rejects
 * silent conversions of numbers and times.
 */
final class StrictTypes extends JacksonModule {

    @Override
    public String getModuleName() {
        return "pupsourcing strict types";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.appendAnnotationIntrospector(new SingleFields());
        RecordKeys keys = new RecordKeys();
        context.addKeySerializers(keys);
        context.addKeyDeserializers(keys);
        context.addDeserializerModifier(new StrictScalars());
        context.addSerializerModifier(new SortedMaps());
    }
}
