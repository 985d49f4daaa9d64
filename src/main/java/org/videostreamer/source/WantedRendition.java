package org.videostreamer.source;

import org.videostreamer.config.Display;
import org.videostreamer.frame.Codec;

/**
 * A form in which a stream is watched, for a source that has pictures made in it elsewhere.
 *
 * @param codec the form of the bytes
 * @param display how the picture is shown, whatever a page shows first
 */
public record WantedRendition(Codec codec, Display display) {

    /** Forgets what a page shows first, so that renditions do not differ by it. */
    public WantedRendition {
        display = new Display(
                Display.DEFAULT.format(),
                Display.DEFAULT.formatChosen(),
                display.quality(),
                display.bitrate(),
                display.size(),
                display.crop(),
                display.rotate(),
                display.hFlip(),
                display.vFlip(),
                display.tone(),
                display.maxFps(),
                display.reencode());
    }
}
