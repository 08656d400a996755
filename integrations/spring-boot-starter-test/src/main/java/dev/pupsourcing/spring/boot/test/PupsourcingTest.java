// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of projections and of what appends events, with the application's database and without its web layer.
 *
 * <p>The context has the data source, {@code JdbcTemplate}, transactions, Flyway or Liquibase, the event store, and the
 * {@link dev.pupsourcing.projection.Projection} and {@link dev.pupsourcing.mapping.EventMapping} components of the
 * application. Import other beans and {@code @Configuration} classes with {@code @Import}. Projections run only when the
 * test calls {@link TestProjections#runUntilCaughtUp()}. The test is not transactional, because projections do not see
 * events before they are committed.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BootstrapWith(PupsourcingTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(PupsourcingTypeExcludeFilter.class)
@AutoConfigurePupsourcing
@ImportAutoConfiguration
public @interface PupsourcingTest {

    /** Properties of the test, as {@code name=value}. */
    String[] properties() default {};

    /** Whether only projections and mappings are found by component scanning. */
    boolean useDefaultFilters() default true;

    /** Filters for more components. */
    ComponentScan.Filter[] includeFilters() default {};

    /** Filters for components that are left out. */
    ComponentScan.Filter[] excludeFilters() default {};

    /** Auto-configurations that are left out. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
