package org.videostreamer.output.tiles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.videostreamer.frame.Size;

/** The sizes that a page may ask for: few, so that all pages share what is encoded. */
enum TileSize {
    /** Many at a glance. */
    S(192, 144),
    /** As a dashboard begins. */
    M(320, 240),
    /** A few on a wall. */
    L(640, 480);

    private final Size box;

    TileSize(int width, int height) {
        box = new Size(width, height);
    }

    /** What a picture fits into. */
    Size box() {
        return box;
    }

    /** That of a key. */
    static Optional<TileSize> parse(String key) {
        return Arrays.stream(values()).filter(size -> size.key().equals(key)).findFirst();
    }

    /** How pages call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
