// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.StartFrom;
import dev.pupsourcing.spring.boot.ProjectionProperties.One;
import dev.pupsourcing.spring.boot.ProjectionProperties.Start;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The projections of an application with their options, checked. Immutable and thread-safe. */
public final class ConfiguredProjections {

    private static final One DEFAULTS = new One(true, null, ErrorPolicy.Action.STOP, Start.BEGINNING);

    private final Map<String, Projection> projections;
    private final ProjectionProperties properties;
    private final List<ProjectionOptionsCustomizer> customizers;

    private ConfiguredProjections(
            Map<String, Projection> projections,
            ProjectionProperties properties,
            List<ProjectionOptionsCustomizer> customizers) {
        this.projections = projections;
        this.properties = properties;
        this.customizers = customizers;
    }

    /**
     * Checks the projections.
     *
     * @param beans the projections by the names of their beans
     * @throws StartFailure if two have the same name, or the properties name an unknown one
     */
    static ConfiguredProjections of(
            Map<String, Projection> beans,
            ProjectionProperties properties,
            List<ProjectionOptionsCustomizer> customizers) {
        Map<String, String> owners = new LinkedHashMap<>();
        Map<String, Projection> projections = new TreeMap<>();
        beans.forEach((bean, projection) -> {
            String other = owners.putIfAbsent(projection.name(), bean);
            if (other != null) {
                throw new StartFailure(
                        "The beans \"" + other + "\" and \"" + bean + "\" are both projections with the name \""
                                + projection.name() + "\", so they would share one checkpoint.",
                        "Give one of them another name, or remove it.");
            }
            projections.put(projection.name(), projection);
        });
        checkNames(properties.byName().keySet(), projections.keySet());
        return new ConfiguredProjections(
                Collections.unmodifiableMap(projections), properties, List.copyOf(customizers));
    }

    private static void checkNames(Set<String> configured, Set<String> known) {
        for (String name : new TreeSet<>(configured)) {
            if (!known.contains(name)) {
                throw StartFailure.unknownProjection(name, known);
            }
        }
    }

    /** All projections, in alphabetical order. */
    public List<Projection> all() {
        return List.copyOf(projections.values());
    }

    /** The names of all projections, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(projections.keySet());
    }

    /** The projection with a name; empty if there is none. */
    public Optional<Projection> find(String name) {
        return Optional.ofNullable(projections.get(name));
    }

    /** The projections that this instance may run, in alphabetical order. */
    List<Projection> enabled() {
        return all().stream()
                .filter(projection -> settings(projection.name()).enabled())
                .toList();
    }

    /** The options of a projection: those of the properties, then those of the customizers. */
    public ProjectionOptions options(Projection projection) {
        One own = settings(projection.name());
        Integer batchSize = own.batchSize();
        ProjectionOptions.Builder options = ProjectionOptions.builder()
                .batchSize(batchSize == null ? properties.batchSize() : batchSize)
                .errorPolicy(ErrorPolicy.of(own.onError()))
                .startFrom(own.startFrom() == Start.NOW ? StartFrom.now() : StartFrom.beginning());
        customizers.forEach(customizer -> customizer.customize(projection, options));
        return options.build();
    }

    private One settings(String name) {
        return properties.byName().getOrDefault(name, DEFAULTS);
    }
}
