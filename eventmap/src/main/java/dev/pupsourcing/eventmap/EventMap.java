// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.discover.Discovery;
import dev.pupsourcing.eventmap.discover.EventFinder;
import dev.pupsourcing.eventmap.discover.Selection;
import dev.pupsourcing.eventmap.discover.SourceTree;
import dev.pupsourcing.eventmap.history.EventLock;
import dev.pupsourcing.eventmap.history.OtherLock;
import dev.pupsourcing.eventmap.history.Pins;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.model.VersionRole;
import dev.pupsourcing.eventmap.render.RenderOptions;
import dev.pupsourcing.eventmap.render.RenderedFile;
import dev.pupsourcing.eventmap.render.Renderer;
import dev.pupsourcing.eventmap.render.SampleFile;
import dev.pupsourcing.eventmap.shape.Shape;
import dev.pupsourcing.eventmap.shape.ShapeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Generates the mapping between versioned domain events and stored events, one class and one test class per aggregate.
 *
 * <p>A run finds the events in source files, fails if stored events would lose their classes, and only then writes.
 * Stateless and thread-safe; two runs on the same folders must not overlap.
 */
public final class EventMap {

    private final EventMapOptions options;
    private final EventLock lock;
    private final SourceTree tree;
    private final Discovery found;

    /** The aggregates of events that may be stored: those found, and those of which all types are retired. */
    private final List<AggregateModel> stored;

    private final Optional<GoldenFolder> golden;
    private final Renderer renderer;
    private final Map<EventSchema, Shape> shapes = new HashMap<>();

    private EventMap(EventMapOptions options) {
        this.options = options;
        Pins pins = Files.exists(options.pins()) ? Pins.read(options.pins()) : Pins.none();
        this.lock = Files.exists(options.lock()) ? EventLock.read(options.lock()) : EventLock.empty(options.lock());
        Selection selection = new Selection(options.include(), options.exclude());
        this.tree = SourceTree.read(options.input(), selection, lock.classes());
        this.found = new EventFinder(tree, selection, pins, lock.classes()).find();
        this.stored = stored(pins);
        pins.checkUsed();
        this.golden = options.golden().map(GoldenFolder::new);
        RenderOptions rendering = new RenderOptions(
                options.packageName(),
                options.nullMarked(),
                options.testCodec().orElse(null),
                golden.map(GoldenFolder::pathInTests).orElse(null));
        this.renderer = new Renderer(rendering, tree, samples());
    }

    private List<AggregateModel> stored(Pins pins) {
        Map<String, AggregateModel> aggregates = new TreeMap<>();
        found.aggregates().forEach(aggregate -> aggregates.put(aggregate.name(), aggregate));
        for (String name : lock.aggregates()) {
            if (!aggregates.containsKey(name)) {
                List<String> retired = pins.retired(name).stream().sorted().toList();
                if (!retired.isEmpty()) {
                    aggregates.put(name, new AggregateModel(name, "", List.of(), Optional.empty(), false, retired));
                }
            }
        }
        return List.copyOf(aggregates.values());
    }

    private SampleFile samples() {
        return Files.exists(options.samples())
                ? SampleFile.read(options.samples())
                : SampleFile.empty(options.samples());
    }

    /**
     * Writes the mapping classes, their tests and the lock file.
     *
     * @throws EventMapException if the input has errors; nothing was written then
     */
    public static EventMapResult generate(EventMapOptions options) {
        boolean current = options.stamp()
                .map(file -> new Stamp(options, file).isCurrent())
                .orElse(false);
        return current ? EventMapResult.nothingChanged() : new EventMap(options).write();
    }

    /**
     * Checks, without writing, that no stored event would lose its class, that the lock file is up to date, that each
     * version has a golden payload if the options name a folder for them, and that the generated files are up to date
     * if the options name folders for them.
     *
     * @throws EventMapException if a check fails
     */
    public static EventMapResult check(EventMapOptions options) {
        return new EventMap(options).compare();
    }

    /**
     * Writes the next version of an event type: a copy of its newest class in the next version package or, if the class
     * implements a sealed interface, a copy as the older version in a second sealed interface. Change the newest class
     * then, write the upcaster, and generate.
     *
     * @param eventType the event type; with the aggregate's name and a dot in front if two aggregates have it
     * @throws EventMapException if the type is unknown, or the input has errors; nothing was written then
     */
    public static NextVersion next(EventMapOptions options, String eventType) {
        return new EventMap(options).next(eventType, false);
    }

    /**
     * Writes the next version of an event type for a program that only reads it, so that readers are released before
     * writers: a copy of its newest class in the next version package or, if the class implements a sealed interface, in
     * a second sealed interface, and the pin. Change the copy then, write the conversion to the newest version, and
     * generate.
     *
     * @param eventType the event type; with the aggregate's name and a dot in front if two aggregates have it
     * @throws EventMapException if the type is unknown, or the input has errors; nothing was written then
     */
    public static NextVersion nextReadOnly(EventMapOptions options, String eventType) {
        return new EventMap(options).next(eventType, true);
    }

    private NextVersion next(String eventType, boolean readOnly) {
        checked();
        List<Map.Entry<String, EventSchema>> newest = found.aggregates().stream()
                .flatMap(aggregate -> aggregate.types().stream()
                        .filter(type ->
                                eventType.equals(type.name()) || eventType.equals(aggregate.name() + "." + type.name()))
                        .map(type -> Map.entry(aggregate.name(), type.newest())))
                .toList();
        if (newest.size() != 1) {
            throw new EventMapException(
                    SourcePosition.of(options.input()),
                    newest.isEmpty()
                            ? "has no event type " + eventType
                            : "has several event types " + eventType + "; write aggregate." + eventType);
        }
        EventSchema from = newest.get(0).getValue();
        if (from.is(VersionRole.READ_ONLY) && !readOnly) {
            throw new EventMapException(
                    from.source().position(),
                    from + " is read-only; when the program writes it, remove its pin, and it is the next version");
        }
        return new VersionCopy(options, tree, newest.get(0).getKey(), from, readOnly).write();
    }

    private OutputFiles render() {
        List<RenderedFile> files = renderer.render(found.aggregates());
        OutputFiles output = new OutputFiles(options, files);
        output.checkOwned();
        return output;
    }

    private EventMapResult write() {
        List<String> changes = checked();
        missingPayloads().forEach(problem -> changes.add(problem.toString()));
        OutputFiles output = render();
        List<Path> written = new ArrayList<>(output.write());
        String text = lock.render(stored, this::shape);
        if (!Files.exists(options.lock()) || !TextFile.read(options.lock()).equals(text)) {
            OutputFiles.write(options.lock(), text);
            written.add(options.lock());
        }
        List<Path> deleted = output.deleteLeftOver();
        options.stamp().ifPresent(file -> new Stamp(options, file).write(took(output)));
        return result(changes, written, deleted);
    }

    /** Checks the events against the lock file, and returns notices about harmless changes. */
    private List<String> checked() {
        lock.check(stored, found.passedOver());
        List<String> changes = new ArrayList<>(lock.migration());
        changes.addAll(lock.checkShapes(stored, this::shape));
        golden.ifPresent(folder -> fail(folder.unknown(stored)));
        return changes;
    }

    private static void fail(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }

    private List<Problem> missingPayloads() {
        return golden.map(folder -> folder.missing(stored)).orElse(List.of());
    }

    private Shape shape(EventSchema schema) {
        return shapes.computeIfAbsent(schema, known -> new ShapeReader(tree).of(known.source()));
    }

    private Set<Path> took(OutputFiles output) {
        Set<Path> files = new LinkedHashSet<>(output.paths());
        files.addAll(tree.consulted().keySet());
        return files;
    }

    private EventMapResult compare() {
        List<String> changes = checked();
        lock.checkCurrent(stored, this::shape);
        options.against()
                .map(source -> OtherLock.read(source, options.lock(), options.neverStored()))
                .ifPresent(other -> changes.addAll(other.check(stored, found.passedOver(), this::shape)));
        render().checkCurrent();
        fail(missingPayloads());
        return result(changes, List.of(), List.of());
    }

    private EventMapResult result(List<String> changes, List<Path> written, List<Path> deleted) {
        List<String> notices = new ArrayList<>(tree.unreadable());
        notices.addAll(changes);
        notices.addAll(found.warnings());
        notices.addAll(renderer.notices());
        return new EventMapResult(false, found.aggregates(), written, deleted, notices, found.passedOver());
    }
}
