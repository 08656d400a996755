// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a store through the mappings of the project, before a release: {@code pup eventmap verify} with the
 * class path of the tests, which must contain the module and the driver of the database. Fails if an event cannot be read.
 * The password of the database is in the environment variable {@code PUP_PASSWORD}.
 */
@Mojo(name = "verify", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class VerifyMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private @Nullable File classes;

    /** The database: a JDBC URL, or a file. The environment variable {@code PUP_DB} by default. */
    @Parameter(property = "pupsourcing.db")
    private @Nullable String db;

    /** The database user; the environment variable {@code PUP_USER} by default. */
    @Parameter(property = "pupsourcing.user")
    private @Nullable String user;

    /**
     * Public static methods that return an {@code EventMapping}, such as {@code com.shop.Mappings#orders}. With an
     * aggregate type in front ({@code Order=com.shop.Mappings#orders}), a mapping reads the events of that type only.
     */
    @Parameter(property = "pupsourcing.mappings", required = true)
    private List<String> mappings = List.of();

    /** The position after which to start, to continue an earlier run. */
    @Parameter(property = "pupsourcing.after", defaultValue = "0")
    private long after;

    /** Other options of {@code pup eventmap verify}, for example those that name the tables. */
    @Parameter
    private List<String> arguments = List.of();

    /** Whether to skip this goal. */
    @Parameter(property = "pupsourcing.verify.skip", defaultValue = "false")
    private boolean skip;

    /** Creates the goal; Maven sets its parameters. */
    public VerifyMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("the verification of stored events is skipped");
            return;
        }
        MavenProject verified = Objects.requireNonNull(project, "project");
        try {
            int code = new PupProcess(classPath(verified), getLog()).run(command());
            if (code != 0) {
                throw new MojoFailureException("stored events cannot be read, or were not verified; see above");
            }
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the events could not be verified: " + e.getMessage(), e);
        }
    }

    /** The command line, which the class loader of this plugin has, and then the project with its dependencies. */
    private List<String> classPath(MavenProject verified) throws DependencyResolutionRequiredException {
        List<String> entries = new ArrayList<>();
        if (VerifyMojo.class.getClassLoader() instanceof URLClassLoader plugin) {
            for (URL url : plugin.getURLs()) {
                entries.add(Path.of(URI.create(url.toString())).toString());
            }
        }
        entries.addAll(verified.getTestClasspathElements());
        return entries;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("eventmap", "verify"));
        add(command, "--db", db);
        add(command, "--user", user);
        mappings.forEach(mapping -> add(command, "--mapping", mapping));
        add(command, "--after", Long.toString(after));
        add(command, "--classpath", Objects.requireNonNull(classes, "classes").getPath());
        command.addAll(arguments);
        return command;
    }

    private static void add(List<String> command, String option, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            command.addAll(List.of(option, value));
        }
    }
}
