package org.videostreamer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list of values, or one of them alone.
 *
 * @param item what each is
 */
record Several<T>(Scalar<T> item) implements Kind<List<T>> {

    @Override
    public Optional<List<T>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Items items)) {
            return item.read(node, problems).map(List::of);
        }
        List<T> all = new ArrayList<>();
        items.all().forEach(one -> item.read(one, problems).ifPresent(all::add));
        return all.size() == items.all().size() ? Optional.of(all) : Optional.empty();
    }

    @Override
    public Object written(List<T> values) {
        return values.stream().map(item::written).toList();
    }

    @Override
    public String words() {
        return "list or " + item.words();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list = new TreeMap<>(Map.of("type", "array", "items", item.schema()));
        return Map.of("anyOf", List.of(item.schema(), list));
    }
}
