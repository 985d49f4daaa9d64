package org.videostreamer.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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

    /** @param all its values by their keys, in the order of the file; the keys stand where the values' places say */
    record Fields(Place place, Map<String, Node> all) implements Node {
        @Override
        public String shown() {
            return "an object";
        }
    }

    /** @param all in the order of the file */
    record Items(Place place, List<Node> all) implements Node {
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
        public String shown() {
            return Kind.shown(number.toString());
        }
    }

    record Flag(Place place, boolean on) implements Node {
        @Override
        public String shown() {
            return String.valueOf(on);
        }
    }

    /** The value {@code null}, which counts as not given. */
    record Nothing(Place place) implements Node {
        @Override
        public String shown() {
            return "null";
        }
    }

    /** What could not be understood at all, which has been told already. */
    record Broken(Place place) implements Node {
        @Override
        public String shown() {
            return "nothing";
        }
    }
}
