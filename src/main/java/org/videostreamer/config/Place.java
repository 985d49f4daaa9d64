package org.videostreamer.config;

import java.util.regex.Pattern;

/**
 * A place in the configuration file, as messages name it: {@code config.json: sources."0.0.0.0:8000".quality}.
 *
 * @param file as the user named it
 * @param path the keys from the outside in, empty at the top
 */
record Place(String file, String path) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /** The place of a key's value. */
    Place key(String name) {
        String plain = PLAIN.matcher(name).matches() ? name : "\"" + Kind.shown(name) + "\"";
        return new Place(file, path.isEmpty() ? plain : path + "." + plain);
    }

    /** The place of a list's item, counted from zero. */
    Place item(int index) {
        return new Place(file, path + "[" + index + "]");
    }

    /** What to throw when something is wrong here. */
    ConfigException wrong(String reason) {
        return new ConfigException(this + ": " + reason);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? file : file + ": " + path;
    }
}
