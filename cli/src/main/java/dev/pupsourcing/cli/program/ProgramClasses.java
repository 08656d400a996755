// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.program;

import dev.pupsourcing.cli.console.CommandFailure;
import java.io.File;
import java.io.IOException;
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

/** Loads parts of an application from its class path: what public static methods of it return. */
public final class ProgramClasses implements AutoCloseable {

    private final URLClassLoader loader;

    /** A loader for a class path of jars and folders. */
    public ProgramClasses(String classPath) {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                urls.add(url(Path.of(entry)));
            }
        }
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), ProgramClasses.class.getClassLoader());
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

    /**
     * What a static method returns.
     *
     * @param option the option with the name of the method, for messages
     * @param name {@code class#method}
     * @param type what the method must return
     */
    public <T> T load(String option, String name, Class<T> type) {
        int hash = name.indexOf('#');
        if (hash < 1 || hash == name.length() - 1) {
            throw CommandFailure.usage(option + " must be CLASS#METHOD, was \"" + name + "\"");
        }
        String chosen = option + " " + name;
        try {
            Class<?> owner = Class.forName(name.substring(0, hash), true, loader);
            Method method = owner.getMethod(name.substring(hash + 1));
            if (!Modifier.isStatic(method.getModifiers())) {
                throw notStatic(chosen, new NoSuchMethodException(method + " is not static"));
            }
            Object found = method.invoke(null);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            throw CommandFailure.usage(chosen + " must return " + described(type));
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            throw notStatic(chosen, e);
        } catch (InvocationTargetException e) {
            throw CommandFailure.of(chosen + " failed: " + e.getCause(), e);
        }
    }

    private static String described(Class<?> type) {
        String name = type.getSimpleName();
        return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static CommandFailure notStatic(String chosen, Exception cause) {
        return CommandFailure.of(
                chosen + " is not a public static method without parameters of a public class on --classpath", cause);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
