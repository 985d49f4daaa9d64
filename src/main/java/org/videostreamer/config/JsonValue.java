package org.videostreamer.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** What messages and parsers want to know of a value in the configuration file. */
final class JsonValue {

    private static final int MOST_DIGITS = 20;

    private JsonValue() {}

    /** A value as messages may show it. */
    static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> kindOf(value);
            case STRING -> "\"" + Kind.shown(value.textValue()) + "\"";
            default -> Kind.shown(value.toString());
        };
    }

    /** Says what a value is without saying what is in it, which may be a secret. */
    static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case MISSING -> "nothing";
            default -> Kind.shown(value.toString());
        };
    }

    /** A number's plain digits; nothing for other values and for numbers that would need very many. */
    static Optional<String> digits(JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        boolean many = number.scale() > MOST_DIGITS || (long) number.precision() - number.scale() > MOST_DIGITS;
        return many
                ? Optional.empty()
                : Optional.of(
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }
}
