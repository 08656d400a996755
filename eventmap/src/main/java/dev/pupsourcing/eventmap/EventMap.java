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

    private final EventMapOptions options;
    private final SourceTree tree;
    private final Discovery found;
    private final Renderer renderer;

    private EventMap(EventMapOptions options) {
        this.options = options;
        Pins pins = Files.exists(options.pins()) ? Pins.read(options.pins()) : Pins.none();
        this.tree = SourceTree.read(options.input());
        this.found = new EventFinder(tree, new Selection(options.include(), options.exclude()), pins).find();
        pins.checkUsed();
        RenderOptions rendering = new RenderOptions(
                options.packageName(), options.nullMarked(), options.testCodec().orElse(null));
        this.renderer = new Renderer(rendering, tree, samples());
    }

    private SampleFile samples() {
        return Files.exists(options.samples()) ? SampleFile.read(options.samples()) : SampleFile.none();
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
     * Checks, without writing, that no stored event would lose its class, that the lock file is up to date, and that
     * the generated files are up to date if the options name folders for them.
     *
     * @throws EventMapException if a check fails
     */
    public static EventMapResult check(EventMapOptions options) {
        return new EventMap(options).compare();
    }

    private EventLock lock() {
        Path file = options.lock();
        return Files.exists(file) ? EventLock.read(file) : EventLock.empty(file);
    }

    private OutputFiles render() {
        List<RenderedFile> files = renderer.render(found.aggregates());
        OutputFiles output = new OutputFiles(options, files);
        output.checkOwned();
        return output;
    }

    private EventMapResult write() {
        lock().check(found.aggregates());
        OutputFiles output = render();
        List<Path> written = new ArrayList<>(output.write());
        String lock = EventLock.render(found.aggregates());
        if (!Files.exists(options.lock()) || !TextFile.read(options.lock()).equals(lock)) {
            OutputFiles.write(options.lock(), lock);
            written.add(options.lock());
        }
        List<Path> deleted = output.deleteLeftOver();
        options.stamp().ifPresent(file -> new Stamp(options, file).write(took(output)));
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
