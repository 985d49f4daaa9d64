package org.videostreamer.source.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.videostreamer.frame.PictureException;

/**
 * What a message says. Its {@code data}, which may have millions of letters, is only located here; the little around it
 * is read as JSON.
 *
 * @param start where the base64 starts in the message
 * @param end where its closing quote is
 * @param size the numbers of {@code size} as they stand there, possibly none
 * @param number {@code frame_number}
 * @param time {@code time}
 */
record MessageText(int start, int end, List<Integer> size, OptionalLong number, Optional<String> time) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a message.
     *
     * @throws PictureException if it is not a JSON object with {@code data}
     */
    static MessageText of(Message message) {
        try {
            int start = startOfData(message);
            int end = endOfText(message, start);
            JsonNode rest = JSON.readTree(without(message, start, end));
            return new MessageText(
                    start,
                    end,
                    numbers(rest.path("size")),
                    rest.path("frame_number").canConvertToLong()
                            ? OptionalLong.of(rest.path("frame_number").longValue())
                            : OptionalLong.empty(),
                    Optional.ofNullable(rest.path("time").textValue()));
        } catch (IOException e) {
            throw new PictureException("they are not JSON objects");
        }
    }

    private static int startOfData(Message message) throws IOException {
        try (JsonParser parser = JSON.createParser(message.bytes(), 0, message.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PictureException("they are not JSON objects");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("data");
                if (parser.nextToken() == JsonToken.VALUE_STRING && data) {
                    // Jackson reads a text only when asked for it, so this costs nothing for a long one.
                    return (int) parser.currentTokenLocation().getByteOffset() + 1;
                }
                parser.skipChildren();
            }
            throw new PictureException("they have no text under 'data'");
        }
    }

    /** Base64 has neither quotes nor backslashes; escaped letters are refused where it is decoded. */
    private static int endOfText(Message message, int start) {
        byte[] bytes = message.bytes();
        for (int at = start; at < message.length(); at++) {
            if (bytes[at] == '"') {
                return at;
            }
        }
        throw new PictureException("they are cut off");
    }

    private static byte[] without(Message message, int start, int end) {
        byte[] rest = new byte[start + message.length() - end];
        System.arraycopy(message.bytes(), 0, rest, 0, start);
        System.arraycopy(message.bytes(), end, rest, start, message.length() - end);
        return rest;
    }

    private static List<Integer> numbers(JsonNode list) {
        List<Integer> all = new ArrayList<>();
        for (JsonNode number : list) {
            if (!number.canConvertToInt()) {
                return List.of();
            }
            all.add(number.intValue());
        }
        return List.copyOf(all);
    }
}
