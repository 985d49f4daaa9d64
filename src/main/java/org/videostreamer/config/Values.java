package org.videostreamer.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an object of the configuration says: the value of each of its keys, given or by default. */
final class Values {

    private final KeyGroup group;
    private final Place place;
    private final Map<Key<?>, Node> nodes = new HashMap<>();
    private final Map<Key<?>, Object> values = new HashMap<>();

    /** Nothing is given yet. */
    Values(KeyGroup group, Place place) {
        this.group = group;
        this.place = place;
    }

    /** Gives a value that no file tells. */
    <T> Values with(Key<T> key, T value) {
        values.put(key, value);
        return this;
    }

    /** Reads what a file says; a value that is none is a problem, and then the default counts. */
    <T> void read(Key<T> key, Node node, Problems problems) {
        nodes.put(key, node);
        key.kind().read(node, problems).ifPresent(value -> values.put(key, value));
    }

    /** What is given, or the default if there is one. */
    @SuppressWarnings("unchecked") // only values of the key's own type are put
    <T> Optional<T> find(Key<T> key) {
        return values.containsKey(key) ? Optional.of((T) values.get(key)) : key.fallback();
    }

    /** What is given, or the default, which there is. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow();
    }

    /** Whether something good is given. */
    boolean has(Key<?> key) {
        return values.containsKey(key);
    }

    /** Whether something is given, good or bad. */
    boolean isWritten(Key<?> key) {
        return nodes.containsKey(key) || values.containsKey(key);
    }

    /** Where the value stands, or would stand. */
    Place at(Key<?> key) {
        return nodes.containsKey(key) ? nodes.get(key).place() : place.key(key.name());
    }

    Place place() {
        return place;
    }

    /** The value as it was written, where parts of it come from the environment: what may be shown of it. */
    Optional<String> fromEnvironment(Key<?> key) {
        return Optional.ofNullable(nodes.get(key)).flatMap(Values::fromEnvironment);
    }

    private static Optional<String> fromEnvironment(Node node) {
        return node instanceof Node.Text text && text.isFromEnvironment()
                ? Optional.of(ShownUri.of(text.written()))
                : Optional.empty();
    }

    /** All keys with their values as JSON has them, without secrets; {@code null} where there is none. */
    Map<String, Object> written() {
        Map<String, Object> all = new LinkedHashMap<>();
        group.keys().forEach(key -> all.put(key.name(), written(key)));
        return all;
    }

    private <T> Object written(Key<T> key) {
        Object value = find(key).map(key.kind()::written).orElse(null);
        boolean secret = key.kind() instanceof Scalar<?> scalar && scalar.secret();
        return secret || value == null ? value : shown(value, Optional.ofNullable(nodes.get(key)));
    }

    /** The value, or what was written for it where some of that stands for what is in the environment. */
    private static Object shown(Object value, Optional<Node> node) {
        Optional<String> named = node.flatMap(Values::fromEnvironment);
        if (named.isPresent()) {
            return named.get();
        }
        if (value instanceof List<?> items && node.orElse(null) instanceof Node.Items written) {
            return IntStream.range(0, items.size())
                    .mapToObj(i -> shown(items.get(i), Optional.of(written.all().get(i))))
                    .toList();
        }
        return value instanceof String text ? Variables.escaped(text) : value;
    }
}
