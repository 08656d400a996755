// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.spring.boot.TestServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application that DevTools restarts: the same process, new classes of the application, the same libraries. */
class RestartTest {

    private static final String[] ARGUMENTS = Stream.concat(
                    Stream.of(
                            "spring.flyway.enabled=false",
                            "spring.liquibase.enabled=false",
                            "spring.jpa.hibernate.ddl-auto=none"),
                    Arrays.stream(Contexts.properties(TestServer.POSTGRES.database())))
            .map(property -> "--" + property)
            .toArray(String[]::new);

    /** Loads the application's classes itself, and all others with its parent. */
    private static final class Restarted extends URLClassLoader {

        Restarted() {
            super(
                    new URL[] {
                        RestartedShop.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    RestartTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(RestartedShop.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    @Test
    void projectionsContinueAfterEachRestart() throws Exception {
        for (int restart = 1; restart <= 3; restart++) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            try (Restarted loader = new Restarted()) {
                Thread.currentThread().setContextClassLoader(loader);
                Class<?> application = loader.loadClass(RestartedShop.class.getName());
                assertThat(application).isNotSameAs(RestartedShop.class);
                assertHandles(application, restart);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private static void assertHandles(Class<?> application, int restart) throws Exception {
        ProjectionLifecycle lifecycle;
        try (ConfigurableApplicationContext context = (ConfigurableApplicationContext)
                application.getMethod("start", String[].class).invoke(null, (Object) ARGUMENTS)) {
            Pupsourcing pupsourcing = context.getBean(Pupsourcing.class);
            long position = pupsourcing
                    .append(ExpectedVersion.noStream(), Events.placed("order-" + restart))
                    .lastPosition();
            lifecycle = context.getBean(ProjectionLifecycle.class);
            assertThat(lifecycle.isRunning()).isTrue();
            assertThat(context.getBean(ReadModels.class)
                            .await("orders", Events.order("order-" + restart), position, Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(context.getBean(JdbcTemplate.class).queryForList("SELECT pieces FROM demand", Integer.class))
                    .hasSize(restart)
                    .containsOnly(2);
        }
        assertThat(lifecycle.isRunning()).isFalse();
    }
}
