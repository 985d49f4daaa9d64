package org.videostreamer.output.tiles;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a page says in a message.
 *
 * @param ack the burst that it has drawn
 * @param size how large pictures are to be from now on
 * @param fps how many bursts a second are to come
 * @param hide streams that are out of its view now
 * @param show streams that are in its view now
 */
record TileWish(OptionalLong ack, Optional<TileSize> size, OptionalInt fps, List<String> hide, List<String> show) {

    /** The fewest bursts a second that may be asked for. */
    static final int LEAST_FPS = 2;
    /** The most. */
    static final int MOST_FPS = 5;

    private static final Set<String> KEYS = Set.of("ack", "size", "fps", "hide", "show");

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException with what is wrong, in a line for the page's author
     */
    static TileWish read(String message) {
        JsonObject json = object(message);
        if (!KEYS.containsAll(json.fieldNames())) {
            throw new IllegalArgumentException("a key is unknown; expected ack, size, fps, hide or show");
        }
        return new TileWish(ack(json), size(json), fps(json), names(json, "hide"), names(json, "show"));
    }

    private static JsonObject object(String message) {
        try {
            if (message.stripLeading().startsWith("{")) {
                return new JsonObject(message);
            }
        } catch (DecodeException e) {
            // said below
        }
        throw new IllegalArgumentException("not a JSON object; expected one such as {\"show\": [\"sample\"]}");
    }

    /** Whether it asks for anything, beside telling what was drawn. */
    boolean isChange() {
        return size.isPresent() || fps.isPresent() || !hide.isEmpty() || !show.isEmpty();
    }

    private static OptionalLong ack(JsonObject json) {
        Object value = json.getValue("ack");
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Integer || value instanceof Long) {
            return OptionalLong.of(((Number) value).longValue());
        }
        throw new IllegalArgumentException("ack: expected the number of a burst");
    }

    private static Optional<TileSize> size(JsonObject json) {
        Optional<Object> value = Optional.ofNullable(json.getValue("size"));
        return value.map(key -> TileSize.parse(key.toString())
                .orElseThrow(() -> new IllegalArgumentException("size: expected s, m or l")));
    }

    private static OptionalInt fps(JsonObject json) {
        Object value = json.getValue("fps");
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Integer fps && fps >= LEAST_FPS && fps <= MOST_FPS) {
            return OptionalInt.of(fps);
        }
        throw new IllegalArgumentException("fps: expected a whole number from " + LEAST_FPS + " to " + MOST_FPS);
    }

    private static List<String> names(JsonObject json, String key) {
        Object value = json.getValue(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
            return array.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(key + ": expected a list of names of streams");
    }
}
