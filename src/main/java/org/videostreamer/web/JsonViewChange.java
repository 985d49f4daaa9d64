package org.videostreamer.web;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Nearest;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewChange;

/**
 * What a viewer wants to be different, as a JSON object with the keys of a query: what it does not name stays as it is, and
 * what is {@code null} is as everybody sees it.
 */
final class JsonViewChange implements ViewChange {

    /** A size is told by one of these ways: who names one takes the other back. */
    private static final List<List<String>> WAYS_TO_TELL_A_SIZE = List.of(List.of("size"), List.of("width", "height"));

    private final Map<String, Optional<String>> wishes;

    private JsonViewChange(Map<String, Optional<String>> wishes) {
        this.wishes = wishes;
    }

    /** Reads one; see {@link ViewChange.Reader}. */
    static ViewChange read(String json) throws ConfigException {
        Map<String, Optional<String>> wishes = new LinkedHashMap<>();
        for (Map.Entry<String, Object> wish : object(json).getMap().entrySet()) {
            String key = wish.getKey();
            if (!DisplayQuery.KEYS.contains(key)) {
                throw new ConfigException(Kind.shown(key) + ": unknown key; " + hint(key));
            }
            wishes.put(key, text(key, wish.getValue()));
        }
        return new JsonViewChange(wishes);
    }

    private static JsonObject object(String json) throws ConfigException {
        try {
            return new JsonObject(json);
        } catch (DecodeException e) {
            throw new ConfigException("not a JSON object; expected one such as {\"size\": \"640,0\"}");
        }
    }

    private static String hint(String unknown) {
        return Nearest.to(unknown, DisplayQuery.KEYS)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("expected one of " + String.join(", ", DisplayQuery.KEYS));
    }

    /** A value as a query has it. */
    private static Optional<String> text(String key, Object value) throws ConfigException {
        if (value instanceof Boolean flag) {
            return Optional.of(flag ? "1" : "0");
        }
        if (value instanceof List<?> list) {
            return Optional.of(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (value instanceof Map<?, ?>) {
            throw new ConfigException(key + ": an object; expected a text, a number, a list of numbers or null");
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    @Override
    public StreamRequest of(StreamRequest now) throws ConfigException {
        Map<String, String> asked = new LinkedHashMap<>(now.asked());
        for (List<String> way : WAYS_TO_TELL_A_SIZE) {
            if (way.stream().anyMatch(wishes::containsKey)) {
                WAYS_TO_TELL_A_SIZE.stream()
                        .filter(other -> other != way)
                        .flatMap(List::stream)
                        .forEach(asked::remove);
            }
        }
        wishes.forEach((key, value) -> value.ifPresentOrElse(text -> asked.put(key, text), () -> asked.remove(key)));
        MultiMap query = MultiMap.caseInsensitiveMultiMap().addAll(asked);
        return new StreamRequest(
                now.stream(),
                new DisplayQuery(query, now.stream().config()).display(),
                now.peer(),
                asked,
                now.welcome());
    }
}
