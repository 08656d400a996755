// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.spring.boot.TestServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** A whole application: JPA and appends in one transaction, migrations before the check, processing ahead of time. */
class ShopTest {

    private static ApplicationContextRunner on(ServerDatabase database) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues(Contexts.properties(database))
                .withPropertyValues(
                        "spring.flyway.enabled=false",
                        "spring.liquibase.enabled=false",
                        "spring.jpa.hibernate.ddl-auto=update");
    }

    @ParameterizedTest
    @EnumSource
    void entitiesAndEventsAreCommittedTogether(TestServer server) {
        on(server.database()).run(context -> {
            assertThat(context).hasNotFailed();
            Invoices invoices = context.getBean(Invoices.class);
            Pupsourcing pupsourcing = context.getBean(Pupsourcing.class);

            assertThat(invoices.write("kept", false))
                    .as("the store never flushes for JPA")
                    .containsExactly(0L, 1L);
            assertThatThrownBy(() -> invoices.write("lost", true)).hasMessage("no");

            assertThat(invoices.rows("kept")).isEqualTo(1);
            assertThat(pupsourcing.readStream(Events.order("kept")).version()).isEqualTo(1);
            assertThat(invoices.rows("lost")).isZero();
            assertThat(pupsourcing.readStream(Events.order("lost")).version()).isZero();
        });
    }

    @Test
    void migrationsRunBeforeTheSchemaIsChecked(@TempDir Path folder) throws Exception {
        ServerDatabase database = TestServer.POSTGRES.database();
        Files.writeString(
                folder.resolve("V1__init_event_sourcing.sql"),
                Schema.of("postgres").script());

        on(database)
                .withPropertyValues(
                        "pupsourcing.schema.mode=validate",
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=filesystem:" + folder)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(ProjectionLifecycle.class).isRunning())
                            .isTrue();
                });
    }

    @ParameterizedTest
    @EnumSource
    void liquibaseRunsBeforeTheSchemaIsChecked(TestServer server, @TempDir Path folder) throws Exception {
        Path script = folder.resolve("init_event_sourcing.sql");
        Files.writeString(
                script,
                Schema.of(server == TestServer.POSTGRES ? "postgres" : "mysql").script());
        Path changes = folder.resolve("changes.yaml");
        Files.writeString(changes, """
                databaseChangeLog:
                - changeSet:
                    id: init_event_sourcing
                    author: shop
                    changes:
                    - sqlFile:
                        path: init_event_sourcing.sql
                        relativeToChangelogFile: true
                """);

        on(server.database())
                .withPropertyValues(
                        "pupsourcing.schema.mode=validate",
                        "spring.liquibase.enabled=true",
                        "spring.liquibase.change-log=file:" + changes)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(ProjectionLifecycle.class).isRunning())
                            .isTrue();
                });
    }

    @Test
    void isProcessedAheadOfTime() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("shop", "Application")), files);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(Shop.class);

        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();

        assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
                .anyMatch(file -> file.contains("PupsourcingAutoConfiguration"))
                .anyMatch(file -> file.contains("ProjectionAutoConfiguration"));
        assertThat(RuntimeHintsPredicates.resource().forResource("dev/pupsourcing/postgres/init.sql"))
                .accepts(generation.getRuntimeHints());
        assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/services/dev.pupsourcing.jdbc.spi.Database"))
                .accepts(generation.getRuntimeHints());
    }
}
