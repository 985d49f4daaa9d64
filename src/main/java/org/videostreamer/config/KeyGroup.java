package org.videostreamer.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of the configuration: which keys it may have.
 *
 * @param title what it is called
 * @param keys in the order in which people are told of them
 * @param shape how one is written, for messages
 * @param alone the key whose value may stand for an object that has no other, if there is such a key
 */
record KeyGroup(String title, List<Key<?>> keys, String shape, Optional<Key<?>> alone) implements Kind<Values> {

    KeyGroup(String title, List<Key<?>> keys) {
        this(title, keys, "{ ... }");
    }

    KeyGroup(String title, List<Key<?>> keys, String shape) {
        this(title, keys, shape, Optional.empty());
    }

    /** The same, for which a value of one of its keys may stand. */
    KeyGroup orAlone(Key<?> key) {
        return new KeyGroup(title, keys, shape, Optional.of(key));
    }

    /** The object in which nothing is given. */
    Values none() {
        return new Values(this, Place.of(""));
    }

    @Override
    public Optional<Values> read(Node node, Problems problems) {
        if (!(node instanceof Node.Fields fields)) {
            if (alone.isPresent()) {
                Values values = new Values(this, node.place());
                read(values, alone.get(), node, problems);
                return Optional.of(values);
            }
            if (!(node instanceof Node.Broken)) {
                problems.add(node.place(), node.described() + " is not an object; expected " + shape);
            }
            return Optional.empty();
        }
        Values values = new Values(this, fields.place());
        fields.all().forEach((name, value) -> key(name)
                .ifPresentOrElse(key -> read(values, key, value, problems), () -> unknown(name, value, problems)));
        keys.stream()
                .filter(key -> key.required() && !isGiven(fields, key))
                .forEach(key -> problems.add(fields.place().key(key.name()), "missing; expected " + expected(key)));
        return Optional.of(values);
    }

    private static boolean isGiven(Node.Fields fields, Key<?> key) {
        Node node = fields.all().get(key.name());
        return node != null && !(node instanceof Node.Nothing);
    }

    private static <T> void read(Values values, Key<T> key, Node node, Problems problems) {
        if (!(node instanceof Node.Nothing)) {
            values.read(key, node, problems);
        }
    }

    private static String expected(Key<?> key) {
        if (key.kind() instanceof Several<?> several) {
            return several.item().expected();
        }
        return key.kind() instanceof Scalar<?> scalar
                ? scalar.expected()
                : key.kind().words();
    }

    private Optional<Key<?>> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private void unknown(String name, Node value, Problems problems) {
        // A file may have tens of thousands.
        problems.add(value.place(), () -> "unknown key; " + hint(name));
    }

    private String hint(String unknown) {
        List<String> known = keys.stream().<String>map(Key::name).toList();
        String elsewhere = Keys.placesOf(unknown);
        return Nearest.to(unknown, known)
                .map(near -> "did you mean '" + near + "'?")
                .or(() -> Optional.of("it belongs to " + elsewhere).filter(words -> !elsewhere.isEmpty()))
                .orElseGet(() -> "expected one of " + String.join(", ", known));
    }

    @Override
    public Object written(Values values) {
        return values.written();
    }

    @Override
    public String words() {
        return alone.map(key -> "object, " + key.kind().words()).orElse("object");
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), schema(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", properties);
        schema.put(
                "required", keys.stream().filter(Key::required).map(Key::name).toList());
        schema.put("additionalProperties", false);
        return alone.map(key ->
                        Map.<String, Object>of("anyOf", List.of(key.kind().schema(), schema)))
                .orElse(schema);
    }

    private static Map<String, Object> schema(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.plainMeaning());
        boolean isObject = key.kind() instanceof KeyGroup;
        key.writtenDefault().filter(value -> !isObject).ifPresent(value -> schema.put("default", value));
        schema.putAll(key.kind().schema());
        return schema;
    }
}
