package org.videostreamer.stream;

import java.util.function.Supplier;
import org.videostreamer.codec.Encoder;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.WantedRendition;

/**
 * All of a rendition that depends on what is shown and how: another takes its place where that changes.
 *
 * @param key what it is
 * @param wish what it is called where it is made elsewhere
 * @param picturing makes its pictures
 * @param trouble why it shows none, where that is so
 * @param pace which pictures it shows
 */
record RenditionMaking(RenditionKey key, WantedRendition wish, Picturing picturing, Trouble trouble, FramePace pace) {

    /** Nothing is made yet. */
    static RenditionMaking of(String stream, RenditionKey key, Viewing viewing, Supplier<Encoder> encoders) {
        return new RenditionMaking(
                key,
                RenditionKeys.wanted(key),
                new Picturing(viewing, encoders),
                new Trouble(stream + " " + key, System::nanoTime),
                new FramePace(key.mostFps()));
    }

    /** Gives up what it holds. */
    void close() {
        pace.close();
        picturing.close();
    }
}
