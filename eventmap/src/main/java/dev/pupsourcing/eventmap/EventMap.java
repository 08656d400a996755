// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.discover.Discovery;
import dev.pupsourcing.eventmap.discover.EventFinder;
import dev.pupsourcing.eventmap.discover.Selection;
import dev.pupsourcing.eventmap.discover.SourceTree;
import dev.pupsourcing.eventmap.history.EventLock;
import dev.pupsourcing.eventmap.history.Pins;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.render.RenderOptions;
import dev.pupsourcing.eventmap.render.RenderedFile;
import dev.pupsourcing.eventmap.render.Renderer;
import dev.pupsourcing.eventmap.render.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates the mapping between versioned domain events and stored events, one class and one test class per aggregate.
 *
 * <p>A run finds the events in source files, fails if stored events would lose their classes, and only then writes.
 * Stateless and thread-safe; two runs on the same folders must not overlap.
 */
public final class EventMap {

    private final EventMapOptions config;
    private final SourceTree tree;
    private final Discovery found;
    private final Renderer renderer;

    private EventMap(EventMapOptions config) {
        this.config = config;
        Pins pins = Files.exists(config.pins()) ? Pins.read(config.pins()) : Pins.none();
        this.tree = SourceTree.read(config.input());
        this.found = new EventFinder(tree, new Selection(config.include(), config.exclude()), pins).find();
        pins.checkUsed();
        RenderOptions options = new RenderOptions(
                config.packageName(), config.nullMarked(), config.testCodec().orElse(null));
        this.renderer = new Renderer(options, tree, samples());
    }

    private SampleFile samples() {
        return Files.exists(config.samples()) ? SampleFile.read(config.samples()) : SampleFile.none();
    }

    /**
     * Writes the mapping classes, their tests and the lock file.
     *
     * @throws EventMapException if the input has errors; nothing was written then
     */
    public static EventMapResult generate(EventMapOptions config) {
        boolean current =
                config.stamp().map(file -> new Stamp(config, file).isCurrent()).orElse(false);
        return current ? EventMapResult.nothingChanged() : new EventMap(config).write();
    }

    /**
     * Checks, without writing, that no stored event would lose its class, that the lock file is up to date, and that
     * the generated files are up to date if the options name folders for them.
     *
     * @throws EventMapException if a check fails
     */
    public static EventMapResult check(EventMapOptions config) {
        return new EventMap(config).compare();
    }

    private EventLock lock() {
        Path file = config.lock();
        return Files.exists(file) ? EventLock.read(file) : EventLock.empty(file);
    }

    private OutputFiles render() {
        List<RenderedFile> files = renderer.render(found.aggregates());
        OutputFiles output = new OutputFiles(config, files);
        output.checkOwned();
        return output;
    }

    private EventMapResult write() {
        lock().check(found.aggregates());
        OutputFiles output = render();
        List<Path> written = new ArrayList<>(output.write());
        String lock = EventLock.render(found.aggregates());
        if (!Files.exists(config.lock()) || !TextFile.read(config.lock()).equals(lock)) {
            OutputFiles.write(config.lock(), lock);
            written.add(config.lock());
        }
        List<Path> deleted = output.deleteLeftOver();
        config.stamp().ifPresent(file -> new Stamp(config, file).write(took(output)));
        return result(written, deleted);
    }

    private Set<Path> took(OutputFiles output) {
        Set<Path> files = new LinkedHashSet<>(output.paths());
        files.addAll(tree.consulted().keySet());
        return files;
    }

    private EventMapResult compare() {
        EventLock lock = lock();
        lock.check(found.aggregates());
        lock.checkCurrent(found.aggregates());
        render().checkCurrent();
        return result(List.of(), List.of());
    }

    private EventMapResult result(List<Path> written, List<Path> deleted) {
        return new EventMapResult(false, found.aggregates(), written, deleted, renderer.notices(), found.passedOver());
    }
}
