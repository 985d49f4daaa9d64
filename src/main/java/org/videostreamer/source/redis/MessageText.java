package org.videostreamer.source.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.PeerText;

/**
 * What a message says. Its {@code data}, which may have millions of letters, is only located here; the little around it
 * is read as JSON.
 *
 * @param start where the base64 starts in the message
 * @param end where its closing quote is
 * @param size the numbers of {@code size} as they stand there, three at most, possibly none
 * @param number {@code frame_number}
 * @param time {@code time}
 * @param samples {@code dtype}
 */
record MessageText(
        int start,
        int end,
        List<Integer> size,
        OptionalLong number,
        Optional<String> time,
        Optional<SampleName> samples) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_NUMBERS = 3;
    private static final String NO_OBJECT = "they are not JSON objects";

    /**
     * Reads a message.
     *
     * @param limits how much may stand beside the data, and where it is counted if it is more
     * @throws PictureException if it is not a JSON object with {@code data}, or holds too much else
     */
    static MessageText of(Message message, Limits limits) {
        try {
            int start = startOfData(message);
            int end = endOfText(message, start);
            int most = limits.intOf(Limit.REDIS_EXTRA_BYTES);
            int rest = message.length() - (end - start);
            if (rest > most) {
                limits.reached(Limit.REDIS_EXTRA_BYTES);
                throw new PictureException("they hold " + rest + " bytes beside their data; the limit "
                        + Limit.REDIS_EXTRA_BYTES.key() + " allows " + most);
            }
            return read(without(message, start, end), start, end);
        } catch (IOException e) {
            throw new PictureException(NO_OBJECT);
        }
    }

    private static MessageText read(byte[] json, int start, int end) throws IOException {
        List<Integer> size = List.of();
        OptionalLong number = OptionalLong.empty();
        Optional<String> time = Optional.empty();
        Optional<SampleName> samples = Optional.empty();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "size" -> size = numbers(parser);
                    case "frame_number" -> number = number(parser);
                    case "time" ->
                        time = value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
                    case "dtype" -> samples = Optional.of(samples(value, parser.getText()));
                    default -> {
                        // whatever else a publisher adds
                    }
                }
                parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new PictureException(NO_OBJECT);
            }
        }
        return new MessageText(start, end, size, number, time, samples);
    }

    private static int startOfData(Message message) throws IOException {
        try (JsonParser parser = JSON.createParser(message.bytes(), 0, message.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PictureException(NO_OBJECT);
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

    /** The numbers of a list; empty if it has others than whole ones, or more than a size has. */
    private static List<Integer> numbers(JsonParser list) throws IOException {
        if (list.currentToken() != JsonToken.START_ARRAY) {
            return List.of();
        }
        List<Integer> all = new ArrayList<>();
        boolean good = true;
        while (list.nextToken() != JsonToken.END_ARRAY) {
            OptionalLong number = number(list);
            good &= number.isPresent() && number.getAsLong() == (int) number.getAsLong() && all.size() < MOST_NUMBERS;
            if (good) {
                all.add((int) number.getAsLong());
            }
            list.skipChildren();
        }
        return good ? all : List.of();
    }

    private static SampleName samples(JsonToken value, String text) {
        return Optional.of(text)
                .filter(name -> value == JsonToken.VALUE_STRING)
                .flatMap(SampleName::parse)
                .orElseThrow(() -> new PictureException(
                        "their dtype is '" + PeerText.of(text) + "'; expected one such as uint16, <i4 or float32"));
    }

    private static OptionalLong number(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NUMBER_INT && value.getNumberType() != NumberType.BIG_INTEGER) {
            return OptionalLong.of(value.getLongValue());
        }
        double number = value.currentToken() == JsonToken.VALUE_NUMBER_FLOAT ? value.getDoubleValue() : Double.NaN;
        return Math.abs(number) < Long.MAX_VALUE ? OptionalLong.of((long) number) : OptionalLong.empty();
    }
}
