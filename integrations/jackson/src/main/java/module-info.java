// SPDX-License-Identifier: MIT
/** Payloads as JSON, with Jackson 3. */
module dev.pupsourcing.jackson {
    requires transitive dev.pupsourcing.core;
    requires transitive tools.jackson.databind;
    requires tools.jackson.core;
    requires com.fasterxml.jackson.annotation;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.jackson;

    provides dev.pupsourcing.mapping.PayloadCodecProvider with
            dev.pupsourcing.jackson.JacksonCodecProvider;
}
