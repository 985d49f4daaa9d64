package org.videostreamer.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.videostreamer.log.PeerText;

/**
 * A kind of single value that people write, in the file or on the command line. Both places read it here, so both refuse
 * it with the same words.
 *
 * @param name what a good one is, with its article: {@code a quality}
 * @param expected the words that help whoever wrote a bad one
 * @param secret whether a value of this kind must never be shown
 * @param form how it is written in the file
 * @param bounds what JSON Schema says of it beside its type
 * @param parser the value, or nothing where the text is bad
 * @param writer the value as JSON has it
 * @param <T> the value's type
 */
public record Scalar<T>(
        String name,
        String expected,
        boolean secret,
        Form form,
        Map<String, Object> bounds,
        Function<String, Optional<T>> parser,
        Function<T, Object> writer)
        implements Kind<T> {

    private static final String HIDDEN = "(hidden)";

    /** A kind that is written as text and may be shown. */
    public static <T> Scalar<T> text(String name, String expected, Function<String, Optional<T>> parser) {
        return new Scalar<>(name, expected, false, Form.TEXT, Map.of(), parser, Object::toString);
    }

    /** A kind that is written as a number. */
    static <T> Scalar<T> number(
            String name, String expected, Map<String, Object> bounds, Function<String, Optional<T>> parser) {
        return new Scalar<>(name, expected, false, Form.NUMBER, bounds, parser, value -> value);
    }

    /** The same with another way to write it down. */
    Scalar<T> writtenAs(Function<T, Object> other) {
        return new Scalar<>(name, expected, secret, form, bounds, parser, other);
    }

    /** The same, written in another form. */
    Scalar<T> in(Form other, Map<String, Object> itsBounds) {
        return new Scalar<>(name, expected, secret, other, itsBounds, parser, writer);
    }

    /** The same, never shown. */
    Scalar<T> hidden() {
        return new Scalar<>(name, expected, true, form, bounds, parser, value -> HIDDEN);
    }

    /**
     * Reads a value of the command line.
     *
     * @param place where it was written, for the message
     * @throws ConfigException if it is none of this kind: the place, the value and what was expected
     */
    public T read(String place, String text) throws ConfigException {
        String shown = "'" + Kind.shown(text) + "'";
        Optional<String> unfit = unfitIn(text);
        if (unfit.isPresent()) {
            throw new ConfigException(place + ": " + unfit(shown, unfit.get()));
        }
        return parser.apply(text).orElseThrow(() -> new ConfigException(place + ": " + refusal(shown)));
    }

    @Override
    public Optional<T> read(Node node, Problems problems) {
        Optional<String> text = form.textOf(node);
        Optional<String> unfit = text.flatMap(this::unfitIn);
        if (unfit.isPresent()) {
            problems.add(node.place(), () -> unfit(form.shown(node), unfit.get()));
            return Optional.empty();
        }
        Optional<T> value = text.flatMap(parser);
        if (value.isEmpty() && !(node instanceof Node.Broken)) {
            problems.add(node.place(), () -> refusal(form.shown(node)));
        }
        return value;
    }

    /** What is shown to people could forge lines with it, or turn around what stands beside it; what is hidden may have it. */
    private Optional<String> unfitIn(String text) {
        return secret ? Optional.empty() : PeerText.unfitIn(text);
    }

    private static String unfit(String shown, String character) {
        return shown + " is not plain; expected a value without characters that are not seen, such as its " + character;
    }

    private String refusal(String shown) {
        return (secret ? HIDDEN : shown) + " is not " + name + "; expected " + expected;
    }

    @Override
    public Object written(T value) {
        return writer.apply(value);
    }

    @Override
    public String words() {
        return form.words;
    }

    @Override
    public Map<String, Object> schema() {
        List<String> types = new ArrayList<>(form.types);
        types.add("null");
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types);
        schema.putAll(new TreeMap<>(bounds));
        return schema;
    }
}
