package org.videostreamer.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a single value is written in the configuration file. */
enum Form {
    TEXT("text", "string"),
    NUMBER("number", "number"),
    /** A list of numbers, or a text with commas. */
    NUMBERS("list or text", "array", "string"),
    /** The same, or a single number. */
    NUMBER_OR_NUMBERS("number, list or text", "number", "array", "string"),
    TEXT_OR_NUMBER("text or number", "string", "number"),
    FLAG("true or false", "boolean");

    private static final int MOST_DIGITS = 20;

    /** For people. */
    final String words;
    /** JSON's types; {@code null} is one more everywhere, because it counts as not given. */
    final List<String> types;

    Form(String words, String... types) {
        this.words = words;
        this.types = List.of(types);
    }

    /** The text that a value's parser understands; nothing where the value is written in another form. */
    Optional<String> textOf(Node node) {
        return switch (this) {
            case TEXT -> node instanceof Node.Text text ? Optional.of(text.text()) : Optional.empty();
            case NUMBER -> node instanceof Node.Decimal decimal ? digits(decimal) : Optional.empty();
            case NUMBERS -> node instanceof Node.Items items ? Optional.of(joined(items)) : TEXT.textOf(node);
            case NUMBER_OR_NUMBERS -> NUMBER.textOf(node).or(() -> NUMBERS.textOf(node));
            case TEXT_OR_NUMBER -> TEXT.textOf(node).or(() -> NUMBER.textOf(node));
            case FLAG -> node instanceof Node.Flag flag ? Optional.of(flag.shown()) : Optional.empty();
        };
    }

    /** The value as a message shows it. */
    String shown(Node node) {
        return (this == NUMBERS || this == NUMBER_OR_NUMBERS) && node instanceof Node.Items items
                ? Kind.shown(items.all().stream().map(Node::shown).collect(Collectors.joining(",", "[", "]")))
                : node.shown();
    }

    private static String joined(Node.Items items) {
        return items.all().stream().map(item -> NUMBER.textOf(item).orElse("?")).collect(Collectors.joining(","));
    }

    /** A number's plain digits; nothing for numbers that would need very many. */
    private static Optional<String> digits(Node.Decimal node) {
        BigDecimal number = node.number().stripTrailingZeros();
        boolean many = number.scale() > MOST_DIGITS || (long) number.precision() - number.scale() > MOST_DIGITS;
        return many ? Optional.empty() : Optional.of(number.signum() == 0 ? "0" : number.toPlainString());
    }
}
