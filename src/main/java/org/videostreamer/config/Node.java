package org.videostreamer.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A value of a configuration file and where it stands. */
sealed interface Node {

    /** Where it begins. */
    Place place();

    /** As messages may show it. */
    String shown();

    /** What it is without what is in it, which may be a secret. */
    default String described() {
        return shown();
    }

    /** The same with all that is in it, as if it stood elsewhere: what is wrong with it there is told there. */
    Node movedTo(Place elsewhere);

    /** @param all its values by their keys, in the order of the file; the keys stand where the values' places say */
    record Fields(Place place, Map<String, Node> all) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            Map<String, Node> moved = new LinkedHashMap<>();
            all.forEach((name, node) -> moved.put(name, node.movedTo(elsewhere.key(name))));
            return new Fields(elsewhere, moved);
        }

        @Override
        public String shown() {
            return "an object";
        }
    }

    /** @param all in the order of the file */
    record Items(Place place, List<Node> all) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            return new Items(
                    elsewhere,
                    IntStream.range(0, all.size())
                            .mapToObj(i -> all.get(i).movedTo(elsewhere.item(i)))
                            .toList());
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /**
     * @param text what it stands for
     * @param written as it stands in the file, where names of environment variables are not yet replaced
     */
    record Text(Place place, String text, String written) implements Node {

        /** Whether some of it comes from the environment, and is to be shown by its name alone. */
        boolean isFromEnvironment() {
            return !text.equals(written);
        }

        @Override
        public Node movedTo(Place elsewhere) {
            return new Text(elsewhere, text, written);
        }

        @Override
        public String shown() {
            return "\"" + Kind.shown(written) + "\"";
        }

        @Override
        public String described() {
            return "a text";
        }
    }

    record Decimal(Place place, BigDecimal number) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            return new Decimal(elsewhere, number);
        }

        @Override
        public String shown() {
            return Kind.shown(number.toString());
        }
    }

    record Flag(Place place, boolean on) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            return new Flag(elsewhere, on);
        }

        @Override
        public String shown() {
            return String.valueOf(on);
        }
    }

    /** The value {@code null}, which counts as not given. */
    record Nothing(Place place) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            return new Nothing(elsewhere);
        }

        @Override
        public String shown() {
            return "null";
        }
    }

    /** What could not be understood at all, which has been told already. */
    record Broken(Place place) implements Node {
        @Override
        public Node movedTo(Place elsewhere) {
            return new Broken(elsewhere);
        }

        @Override
        public String shown() {
            return "nothing";
        }
    }
}
