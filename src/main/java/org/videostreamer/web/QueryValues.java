package org.videostreamer.web;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Scalar;

/**
 * What a query says, each key once.
 *
 * @param all its keys with their values
 */
record QueryValues(MultiMap all) {

    /**
     * The value of a key, if it is there.
     *
     * @throws ConfigException with the key, the value and what is allowed, in one line
     */
    <T> Optional<T> find(String key, Scalar<T> kind) throws ConfigException {
        List<String> values = all.getAll(key);
        if (values.size() > 1) {
            throw new ConfigException(key + ": given twice; expected it once");
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kind.read(key, values.get(0)));
    }

    /**
     * The value of a key that has to be there.
     *
     * @throws ConfigException with the key, the value and what is allowed, in one line
     */
    <T> T get(String key, Scalar<T> kind) throws ConfigException {
        return find(key, kind).orElseThrow(() -> new ConfigException(key + ": missing; expected " + kind.expected()));
    }
}
