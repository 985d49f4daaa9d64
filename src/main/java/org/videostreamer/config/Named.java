package org.videostreamer.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object whose keys are names or addresses, each of an object of the same group.
 *
 * @param name what the keys are
 * @param group what each of them has
 * @param shape how it is written, for messages
 */
record Named<N>(Scalar<N> name, KeyGroup group, String shape) implements Kind<List<Named.Entry<N>>> {

    /**
     * One of them.
     *
     * @param text its name as written
     */
    record Entry<N>(N name, String text, Values values) {}

    @Override
    public Optional<List<Entry<N>>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Fields fields)) {
            if (!(node instanceof Node.Broken)) {
                problems.add(node.place(), node.described() + " is not an object; expected " + shape);
            }
            return Optional.empty();
        }
        if (fields.all().isEmpty()) {
            problems.add(fields.place(), "empty; expected " + shape);
        }
        List<Entry<N>> all = new ArrayList<>();
        fields.all().forEach((text, value) -> {
            Optional<N> known = name.parser().apply(text);
            if (known.isEmpty()) {
                problems.add(value.place(), "the key is not " + name.name() + "; expected " + name.expected());
            }
            Optional<Values> values = group.read(value, problems);
            known.ifPresent(good -> values.ifPresent(given -> all.add(new Entry<>(good, text, given))));
        });
        return Optional.of(all);
    }

    @Override
    public Object written(List<Entry<N>> entries) {
        Map<String, Object> all = new LinkedHashMap<>();
        entries.forEach(entry ->
                all.put(name.written(entry.name()).toString(), entry.values().written()));
        return all;
    }

    @Override
    public String words() {
        return "object";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("minProperties", 1);
        schema.put("propertyNames", name.bounds());
        Map<String, Object> each = new LinkedHashMap<>(group.schema());
        each.put("type", "object");
        schema.put("additionalProperties", each);
        return schema;
    }
}
