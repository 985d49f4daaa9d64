package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Makes the tree of a file's values. JSON and YAML are read alike: a value means what it would mean in JSON, or is
 * refused where YAML would make something unexpected of it.
 */
final class NodeReader {

    /** More than any configuration has; aliases of aliases could otherwise stand for millions. */
    private static final int MOST_NODES = 100_000;

    private static final int MOST_DEPTH = 100;

    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,9})?");

    private record Anchor(Node node, int size) {}

    /** Why the rest is not read, which has been told. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final JsonParser parser;
    private final BooleanSupplier isAlias;
    private final Variables variables;
    private final Problems problems;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private int nodes;
    private int depth;

    /** @param isAlias whether the parser's present text is the name of a value before */
    NodeReader(JsonParser parser, BooleanSupplier isAlias, Variables variables, Problems problems) {
        this.parser = parser;
        this.isAlias = isAlias;
        this.variables = variables;
        this.problems = problems;
    }

    /**
     * Reads the value that the file is.
     *
     * @param file for messages
     * @throws IOException if it is not well-formed
     */
    Node read(Place file) throws IOException {
        if (parser.nextToken() == null) {
            problems.add(file, "empty; expected an object");
            return new Node.Broken(file);
        }
        Node node;
        try {
            node = value(file.at(0, 0));
        } catch (RefusedException e) {
            return new Node.Broken(file);
        }
        if (parser.nextToken() != null) {
            problems.add(here(file), "text after the end; expected one object");
        }
        return node;
    }

    private Place here(Place path) {
        JsonLocation location = parser.currentTokenLocation();
        return path.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Node value(Place place) throws IOException {
        int before = nodes;
        count(1, place);
        Object anchor = parser.canReadObjectId() ? parser.getObjectId() : null;
        if (parser.canReadTypeId() && parser.getTypeId() != null) {
            problems.add(place, "has a tag; expected a value without one");
            parser.skipChildren();
            return new Node.Broken(place);
        }
        Node node = untagged(place);
        if (anchor != null && !isAlias()) {
            anchors.put(anchor.toString(), new Anchor(node, nodes - before));
        }
        return node;
    }

    private void count(int more, Place place) throws RefusedException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw refused(place, "with its aliases the file has more than " + MOST_NODES + " values; expected fewer");
        }
    }

    private RefusedException refused(Place place, String reason) {
        problems.add(place, reason);
        return new RefusedException();
    }

    private Node untagged(Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> inner(place);
            case VALUE_STRING -> isAlias() ? alias(place) : variables.text(place, parser.getText(), problems);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Flag(place, parser.getBooleanValue());
            case VALUE_NULL -> new Node.Nothing(place);
            default -> throw new IllegalStateException(String.valueOf(parser.currentToken()));
        };
    }

    private Node inner(Place place) throws IOException {
        depth++;
        if (depth > MOST_DEPTH) {
            throw refused(here(file(place)), "more than " + MOST_DEPTH + " levels deep; expected fewer");
        }
        Node node = parser.currentToken() == JsonToken.START_OBJECT ? fields(place) : items(place);
        depth--;
        return node;
    }

    /** The way to what is so deep would be longer than any message. */
    private static Place file(Place place) {
        return new Place(place.file(), place.line(), place.column(), Optional.empty());
    }

    private Node fields(Place place) throws IOException {
        Map<String, Node> all = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Place key = here(place).key(name);
            parser.nextToken();
            Node node = value(key);
            if (all.putIfAbsent(name, node) != null) {
                problems.add(key, "the key is given twice; expected once");
            }
        }
        return new Node.Fields(place, all);
    }

    private Node items(Place place) throws IOException {
        List<Node> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(value(here(place).item(all.size())));
        }
        return new Node.Items(place, all);
    }

    private Node number(Place place) throws IOException {
        String digits = parser.getText();
        if (PLAIN_NUMBER.matcher(digits).matches()) {
            return new Node.Decimal(place, new BigDecimal(digits));
        }
        problems.add(
                place,
                Kind.shown(digits) + " is not a plain number; expected digits as in JSON, or quotes around a text");
        return new Node.Broken(place);
    }

    private boolean isAlias() {
        return parser.currentToken() == JsonToken.VALUE_STRING && isAlias.getAsBoolean();
    }

    private Node alias(Place place) throws IOException {
        String name = parser.getText();
        Anchor anchor = anchors.get(name);
        if (anchor == null) {
            problems.add(place, "there is no complete value &" + Kind.shown(name) + " before *" + Kind.shown(name));
            return new Node.Broken(place);
        }
        count(anchor.size(), place);
        return anchor.node().movedTo(place);
    }
}
