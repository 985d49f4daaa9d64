package org.videostreamer.stream;

import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.config.Display;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.View;

/**
 * How a stream is shown among many: small, and seldom. There are few forms, so that all pages with many streams share their
 * renditions.
 *
 * @param box what the picture fits into; it is as wide, unless it would be too high
 * @param fps pictures a second at most
 */
public record TileForm(Size box, double fps) {

    /** The rendition that shows a stream so: as everybody sees it but for size and rate, within what the stream allows. */
    public RenditionKey of(StreamConfig stream) {
        Display display = stream.display();
        RequestLimits allowed = stream.requests();
        Size most = new Size(Math.min(box.width(), allowed.maxWidth()), Math.min(box.height(), allowed.maxHeight()));
        View usual = RenditionKeys.view(display);
        // Where the stream's own view has a size in full, its aspect is wanted and not the camera's.
        Size requested = usual.requested().isPicture() ? usual.requested().within(most) : new Size(most.width(), 0);
        double mostFps = Math.min(fps, allowed.maxFps());
        return new RenditionKey(
                new EncoderFactory.Settings(Codec.MJPEG, display.quality(), display.reencode()),
                new View(requested, usual.part(), usual.turn(), usual.tone()).within(most),
                display.maxFps() > 0 ? Math.min(mostFps, display.maxFps()) : mostFps);
    }
}
