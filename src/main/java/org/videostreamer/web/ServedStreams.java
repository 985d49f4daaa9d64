package org.videostreamer.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.Nearest;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRegistry;

/**
 * The streams that a listener serves, by all names that addresses may give them, and to whom. Never changes: another
 * configuration makes another. Any thread.
 */
final class ServedStreams {

    /** What could be a name that is misspelt; whatever else peers send is not looked at. */
    private static final Pattern NAME_LIKE = Pattern.compile("[\\p{L}\\p{N} ._-]{1,64}");

    private final List<Stream> all = new ArrayList<>();
    private final Map<String, Stream> byName = new LinkedHashMap<>();
    private final Optional<Stream> unnamed;
    private final Doorway doorway;
    /** Those that are served and those that were until this took the place of another. */
    private final Set<String> told;

    /**
     * Those that a configuration names.
     *
     * @param registry has them
     */
    ServedStreams(ListenerConfig config, StreamRegistry registry) {
        this(config, registry, List.of());
    }

    private ServedStreams(ListenerConfig config, StreamRegistry registry, List<Stream> before) {
        doorway = config.doorway();
        for (String name : config.streams()) {
            Stream stream = registry.find(name).orElseThrow();
            all.add(stream);
            byName.put(name, stream);
        }
        // What is called so comes before what can be found so too.
        all.forEach(stream -> byName.putIfAbsent(stream.config().id(), stream));
        byName.remove("");
        unnamed = config.defaultStream().flatMap(registry::find).or(() -> Optional.of(all)
                .filter(streams -> streams.size() == 1)
                .map(streams -> streams.get(0)));
        told = java.util.stream.Stream.concat(all.stream(), before.stream())
                .map(stream -> stream.config().name())
                .collect(Collectors.toSet());
    }

    /** What takes the place of this where the configuration is another. */
    ServedStreams next(ListenerConfig config, StreamRegistry registry) {
        return new ServedStreams(config, registry, all);
    }

    /** How the listener is entered. */
    Doorway doorway() {
        return doorway;
    }

    /** In the order of the configuration. */
    List<Stream> all() {
        return List.copyOf(all);
    }

    /** Whether what happens to the stream of exactly that name is told here: it is one of them, or has just been. */
    boolean isTold(String name) {
        return told.contains(name);
    }

    /** The stream of a name; of an empty one that which is served where none is asked for. */
    Optional<Stream> find(String name) {
        return name.isEmpty() ? unnamed : Optional.ofNullable(byName.get(name));
    }

    /**
     * The name that is perhaps meant by one that there is not.
     *
     * @param seen whether there is a stream for whoever asks: one that is not must not show by what is taken for nearest
     */
    Optional<String> nearest(String name, Predicate<Stream> seen) {
        return NAME_LIKE.matcher(name).matches() ? Nearest.to(name, names(seen)) : Optional.empty();
    }

    private List<String> names(Predicate<Stream> seen) {
        return byName.entrySet().stream()
                .filter(named -> seen.test(named.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
