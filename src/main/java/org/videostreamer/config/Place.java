package org.videostreamer.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.videostreamer.log.PeerText;

/**
 * A place in a configuration file, as messages name it: {@code config.json: line 3, column 5:
 * sources."0.0.0.0:8000".quality}.
 *
 * @param file as messages may show it
 * @param line from 1; 0 where it is not known
 * @param column from 1
 * @param path the last of the keys and items that lead there; none at the top
 */
record Place(String file, int line, int column, Optional<Step> path) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * A key or an item on the way to a place. Put together only where a message names it: there is a way to each value of
     * a file, and files may be deep.
     *
     * @param name the key, or the item's number in brackets
     */
    record Step(Optional<Step> before, String name, boolean isItem) {

        private void appendTo(StringBuilder path) {
            before.ifPresent(step -> step.appendTo(path));
            if (isItem) {
                path.append(name);
            } else {
                path.append(path.length() == 0 ? "" : ".")
                        .append(PLAIN.matcher(name).matches() ? name : "\"" + Kind.shown(name) + "\"");
            }
        }
    }

    /** The file as a whole. */
    static Place of(String file) {
        return new Place(PeerText.of(file), 0, 0, Optional.empty());
    }

    /** The place of a key that is not there, or whose own place is not yet known. */
    Place key(String name) {
        return new Place(file, line, column, Optional.of(new Step(path, name, false)));
    }

    /** The place of a list's item, counted from zero. */
    Place item(int index) {
        return new Place(file, line, column, Optional.of(new Step(path, "[" + index + "]", true)));
    }

    /** The same path, at a line and a column. */
    Place at(int otherLine, int otherColumn) {
        return new Place(file, otherLine, otherColumn, path);
    }

    @Override
    public String toString() {
        StringBuilder steps = new StringBuilder();
        path.ifPresent(step -> step.appendTo(steps));
        return file
                + (line == 0 ? "" : ": line " + line + ", column " + column)
                + (steps.length() == 0 ? "" : ": " + steps);
    }
}
