// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.mapping.EventMapping;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the mappings of an application from its class path. */
final class MappingLoader implements AutoCloseable {

    private final URLClassLoader loader;

    /** A loader for a class path of jars and folders. */
    MappingLoader(String classPath) {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                urls.add(url(Path.of(entry)));
            }
        }
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), MappingLoader.class.getClassLoader());
    }

    private static URL url(Path entry) {
        if (!Files.exists(entry)) {
            throw CommandFailure.usage("--classpath names " + entry + ", which does not exist");
        }
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw CommandFailure.of("--classpath names " + entry + ", which has no URL", e);
        }
    }

    /** The mapping that a static method returns, given as {@code class#method}. */
    EventMapping<?> load(String name) {
        int hash = name.indexOf('#');
        if (hash < 1 || hash == name.length() - 1) {
            throw CommandFailure.usage("--mapping must be CLASS#METHOD, was \"" + name + "\"");
        }
        try {
            Class<?> type = Class.forName(name.substring(0, hash), true, loader);
            Method method = type.getMethod(name.substring(hash + 1));
            if (!Modifier.isStatic(method.getModifiers())) {
                throw notStatic(name, new NoSuchMethodException(method + " is not static"));
            }
            if (method.invoke(null) instanceof EventMapping<?> found) {
                return found;
            }
            throw CommandFailure.usage("--mapping " + name + " must return an EventMapping");
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            throw notStatic(name, e);
        } catch (InvocationTargetException e) {
            throw CommandFailure.of("--mapping " + name + " failed: " + e.getCause(), e);
        }
    }

    private static CommandFailure notStatic(String name, Exception cause) {
        return CommandFailure.of(
                "--mapping " + name + " is not a public static method without parameters of a public class on "
                        + "--classpath",
                cause);
    }

    @Override
    public void close() throws java.io.IOException {
        loader.close();
    }
}
