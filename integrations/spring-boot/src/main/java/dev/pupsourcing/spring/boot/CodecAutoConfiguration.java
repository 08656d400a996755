// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.mapping.PayloadCodec;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Encodes payloads with the application's JSON mapper, if {@code pupsourcing-jackson} is on the class path. */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({JacksonPayloadCodec.class, JsonMapper.class})
@ConditionalOnBooleanProperty(name = "pupsourcing.enabled", matchIfMissing = true)
public final class CodecAutoConfiguration {

    /** Created by Spring. */
    public CodecAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(JsonMapper.class)
    @ConditionalOnMissingBean(PayloadCodec.class)
    JacksonPayloadCodec pupsourcingPayloadCodec(JsonMapper mapper) {
        return JacksonPayloadCodec.of(mapper);
    }
}
