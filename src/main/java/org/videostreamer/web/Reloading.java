package org.videostreamer.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Brings the program to what its configuration file says now. Any thread. */
public interface Reloading {

    /** Why that is impossible, if it is, in words for people. */
    Optional<String> refusal();

    /**
     * Reads the file soon, once for all who ask before it is read; what fails is told by the result.
     *
     * @return completes when all is done, on a thread of its own
     */
    CompletableFuture<Reload> ask();

    /** How it went the last time. */
    Optional<Reload> last();
}
