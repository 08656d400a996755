// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the deployments, and what the service knows. */
final class Deployment {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("deploy");

    private static final Set<String> VARIABLES_OF_JAVA = Set.of("JAVA_TOOL_OPTIONS");

    private Deployment() {}

    /** The documents of a YAML file; a key that occurs twice is an error. */
    static List<Map<String, Object>> documents(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            List<Map<String, Object>> documents = new ArrayList<>();
            yaml().loadAll(reader).forEach(document -> documents.add(map(document)));
            return documents;
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    /** The value at a path of keys, which must exist. */
    static Object at(Object from, Object... path) {
        Object value = from;
        for (Object key : path) {
            Object next = key instanceof Integer index
                    ? list(value).get(index)
                    : map(value).get(key);
            if (next == null) {
                throw new AssertionError("no \"" + key + "\" in " + value);
            }
            value = next;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** The environment variables that set a property of the service or of the libraries on its class path. */
    static Set<String> variables() throws IOException {
        Set<String> variables = new TreeSet<>(VARIABLES_OF_JAVA);
        ClassLoader loader = Deployment.class.getClassLoader();
        for (URL metadata : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = metadata.openStream()) {
                String yaml = new String(json.readAllBytes(), UTF_8).replace("\\/", "/"); // JSON is YAML but for this
                for (Object property : list(at(yaml().load(yaml), "properties"))) {
                    variables.add(variable(at(property, "name").toString()));
                }
            }
        }
        return variables;
    }

    private static String variable(String property) {
        return property.replace("-", "").replaceAll("[.\\[\\]]", "_").toUpperCase(Locale.ROOT);
    }

    /** The properties of the service in a profile, in addition to the common ones. */
    static Properties properties(String profile) throws IOException {
        Properties properties = new Properties();
        for (String name : List.of("application.properties", "application-" + profile + ".properties")) {
            try (InputStream in = Deployment.class.getClassLoader().getResourceAsStream(name)) {
                if (in == null) {
                    throw new AssertionError("there is no profile \"" + profile + "\"");
                }
                properties.load(in);
            }
        }
        return properties;
    }
}
