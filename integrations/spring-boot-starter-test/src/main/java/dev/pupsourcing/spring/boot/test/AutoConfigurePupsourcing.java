// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Runs projections only when a test asks {@link TestProjections} for it. {@link PupsourcingTest} includes it; use it with
 * {@code @SpringBootTest} to test a whole application that way.
 */
@Documented
@Inherited
@ImportAutoConfiguration
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface AutoConfigurePupsourcing {}
