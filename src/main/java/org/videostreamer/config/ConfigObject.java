package org.videostreamer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of the configuration file that knows where it stands. Every answer is of the type asked for, or a message
 * with place, value and what was expected. A key whose value is {@code null} counts as not given.
 */
final class ConfigObject {

    private final Place place;
    private final ObjectNode node;

    /**
     * @param place where it stands
     * @param node the value there
     * @throws ConfigException if it is no object
     */
    ConfigObject(Place place, JsonNode node) throws ConfigException {
        if (!(node instanceof ObjectNode object)) {
            throw place.wrong(JsonValue.kindOf(node) + " is not an object; expected { ... }");
        }
        this.place = place;
        this.node = object;
    }

    /** Refuses keys that nobody knows, naming the nearest that somebody does. */
    ConfigObject knowing(List<String> known) throws ConfigException {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw at(key).wrong("unknown key; "
                        + Nearest.to(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElseGet(() -> "expected one of " + String.join(", ", known)));
            }
        }
        return this;
    }

    Place at(String key) {
        return place.key(key);
    }

    /** All keys, in the order of the file. */
    List<String> keys() {
        List<String> all = new ArrayList<>();
        node.fieldNames().forEachRemaining(all::add);
        return all;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    Optional<ConfigObject> object(String key) throws ConfigException {
        return has(key) ? Optional.of(new ConfigObject(at(key), node.get(key))) : Optional.empty();
    }

    /** A value that is written as text. */
    <T> Optional<T> text(String key, Kind<T> kind) throws ConfigException {
        return has(key) ? Optional.of(text(at(key), node.get(key), kind)) : Optional.empty();
    }

    /** A value that is written as a number. */
    <T> Optional<T> number(String key, Kind<T> kind) throws ConfigException {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.get(key);
        return Optional.of(
                JsonValue.digits(value).flatMap(kind.parser()).orElseThrow(() -> refusal(at(key), value, kind)));
    }

    /** A value that is written as a list of numbers, or as text with commas. */
    <T> Optional<T> numbers(String key, Kind<T> kind) throws ConfigException {
        if (!has(key) || !node.get(key).isArray()) {
            return text(key, kind);
        }
        JsonNode list = node.get(key);
        List<String> all = new ArrayList<>();
        list.forEach(item -> all.add(JsonValue.digits(item).orElse("?")));
        return Optional.of(kind.parser()
                .apply(String.join(",", all))
                .orElseThrow(() -> kind.refusal(at(key).toString(), Kind.shown(list.toString()))));
    }

    /** Values that are written as a list of texts, or one as text; none where the key is not given. */
    <T> List<T> texts(String key, Kind<T> kind) throws ConfigException {
        if (!has(key) || !node.get(key).isArray()) {
            return text(key, kind).map(List::of).orElseGet(List::of);
        }
        List<T> all = new ArrayList<>();
        for (JsonNode item : node.get(key)) {
            all.add(text(at(key).item(all.size()), item, kind));
        }
        return all;
    }

    /** A value that is {@code true} or {@code false}. */
    boolean flag(String key, boolean otherwise) throws ConfigException {
        if (has(key) && !node.get(key).isBoolean()) {
            throw at(key).wrong(JsonValue.shown(node.get(key)) + " is not a yes or no; expected true or false");
        }
        return has(key) ? node.get(key).booleanValue() : otherwise;
    }

    private static <T> T text(Place place, JsonNode value, Kind<T> kind) throws ConfigException {
        return Optional.ofNullable(value.textValue())
                .flatMap(kind.parser())
                .orElseThrow(() -> refusal(place, value, kind));
    }

    private static ConfigException refusal(Place place, JsonNode value, Kind<?> kind) {
        return kind.refusal(place.toString(), JsonValue.shown(value));
    }
}
