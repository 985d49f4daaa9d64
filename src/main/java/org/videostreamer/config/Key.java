package org.videostreamer.config;

import java.util.Optional;

/**
 * A key of the configuration file.
 *
 * @param name as it is written
 * @param kind what its values are
 * @param fallback the value that counts where none is given, if there is one
 * @param required whether the file must have it
 * @param meaning for people, in Markdown
 * @param <T> the type of its values
 */
public record Key<T>(String name, Kind<T> kind, Optional<T> fallback, boolean required, String meaning) {

    /** A key with a default. */
    static <T> Key<T> of(String name, Kind<T> kind, T fallback, String meaning) {
        return new Key<>(name, kind, Optional.of(fallback), false, meaning);
    }

    /** A key that may be left out. */
    static <T> Key<T> optional(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), false, meaning);
    }

    /** A key that must be given. */
    static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), true, meaning);
    }

    /** What it means, without marks of code and without the targets of links. */
    public String plainMeaning() {
        return meaning.replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1").replace("`", "");
    }

    /** The default as JSON has it; nothing where there is none. */
    Optional<Object> writtenDefault() {
        return fallback.map(kind::written);
    }
}
