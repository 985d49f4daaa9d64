package org.videostreamer.config;

import java.util.regex.Pattern;

/**
 * A place in a configuration file, as messages name it: {@code config.json: line 3, column 5:
 * sources."0.0.0.0:8000".quality}.
 *
 * @param file as the user named it
 * @param line from 1; 0 where it is not known
 * @param column from 1
 * @param path the keys from the outside in, empty at the top
 */
record Place(String file, int line, int column, String path) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /** The file as a whole. */
    static Place of(String file) {
        return new Place(file.replaceAll("\\p{Cntrl}", " "), 0, 0, "");
    }

    /** The place of a key that is not there, or whose own place is not yet known. */
    Place key(String name) {
        String plain = PLAIN.matcher(name).matches() ? name : "\"" + Kind.shown(name) + "\"";
        return new Place(file, line, column, path.isEmpty() ? plain : path + "." + plain);
    }

    /** The place of a list's item, counted from zero. */
    Place item(int index) {
        return new Place(file, line, column, path + "[" + index + "]");
    }

    /** The same path, at a line and a column. */
    Place at(int otherLine, int otherColumn) {
        return new Place(file, otherLine, otherColumn, path);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ": line " + line + ", column " + column) + (path.isEmpty() ? "" : ": " + path);
    }
}
