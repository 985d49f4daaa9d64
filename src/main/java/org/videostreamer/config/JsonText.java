package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON strictly: no duplicate keys, nothing after the end. Messages never quote the text, it may hold secrets. */
final class JsonText {

    private static final Pattern MARK = Pattern.compile("\\[Source: .*?; (line: \\d+, column: \\d+)]");
    private static final Pattern QUOTED = Pattern.compile("(?s)Unrecognized token.*");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A double would lose digits, and turn huge numbers into infinity.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads a text.
     *
     * @param file where it comes from, for messages
     * @throws ConfigException if it is no JSON, with line and column
     */
    JsonNode read(Place file, String text) throws ConfigException {
        try {
            return mapper.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (StreamReadException e) {
            throw file.wrong(at(e) + duplicate(file, e).orElseGet(() -> "not JSON: " + reason(e)));
        } catch (JsonProcessingException e) {
            // The text itself is good, so it is what follows the first value.
            throw file.wrong(at(e) + "not JSON: text after the end; expected one object");
        }
    }

    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static Optional<String> duplicate(Place file, StreamReadException e) {
        if (!e.getOriginalMessage().startsWith("Duplicate ") || e.getProcessor() == null) {
            return Optional.empty();
        }
        Place key = place(new Place(file.file(), ""), e.getProcessor().getParsingContext());
        return Optional.of(key.path() + ": the key is given twice; expected once");
    }

    private static Place place(Place top, JsonStreamContext context) {
        if (context.getParent() == null) {
            return top;
        }
        Place outer = place(top, context.getParent());
        if (context.inArray()) {
            return outer.item(context.getCurrentIndex());
        }
        return context.getCurrentName() == null ? outer : outer.key(context.getCurrentName());
    }

    private static String reason(JsonProcessingException e) {
        String words = MARK.matcher(e.getOriginalMessage()).replaceAll("$1").replaceAll("\\s+", " ");
        return QUOTED.matcher(words)
                .replaceAll("unknown word; expected a text in double quotes, a number, true, false, null, { or [");
    }
}
