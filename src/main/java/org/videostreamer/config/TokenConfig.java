package org.videostreamer.config;

import java.time.Instant;
import java.util.Optional;

/**
 * A token of {@code tokens}, by which a program shows who it is.
 *
 * @param name what it is called
 * @param hash what is kept of it
 * @param expires when it ends, if it does
 * @param grant what whoever has it may
 */
public record TokenConfig(String name, TokenHash hash, Optional<Instant> expires, Grant grant) implements Account {

    @Override
    public String toString() {
        return "token " + name;
    }
}
