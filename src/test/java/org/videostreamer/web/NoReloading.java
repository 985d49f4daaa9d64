package org.videostreamer.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A program without a configuration file. */
final class NoReloading implements Reloading {

    @Override
    public Optional<String> refusal() {
        return Optional.of("there is nothing to reload");
    }

    @Override
    public CompletableFuture<Reload> ask() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Reload> last() {
        return Optional.empty();
    }
}
