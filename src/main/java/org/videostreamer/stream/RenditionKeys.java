package org.videostreamer.stream;

import java.util.stream.Stream;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.picture.View;
import org.videostreamer.source.WantedRendition;

/** Which rendition somebody gets, by what the stream is told and what is asked for. */
final class RenditionKeys {

    private RenditionKeys() {}

    /** What those get in a codec who ask for nothing special. */
    static RenditionKey usual(StreamConfig stream, Codec codec) {
        return of(stream, codec, stream.display());
    }

    /** What those get in a codec who want it shown like that. */
    static RenditionKey of(StreamConfig stream, Codec codec, Display display) {
        View usual = view(stream.display());
        View wanted = view(display);
        // What a camera's own size and aspect make of a request is known only when its pictures are here.
        Size most = new Size(stream.requests().maxWidth(), stream.requests().maxHeight());
        return new RenditionKey(
                new EncoderFactory.Settings(codec, display.quality(), display.bitrate(), display.reencode()),
                wanted.equals(usual) ? usual : wanted.within(most),
                display.maxFps());
    }

    /** The same for a server that makes it: what it is to be asked for. */
    static WantedRendition wanted(RenditionKey key) {
        View view = key.view();
        Display turned = Stream.of(0, 90, 180, 270)
                .flatMap(degrees -> Stream.of(display(key, degrees, false), display(key, degrees, true)))
                .filter(display -> view(display).turn().equals(view.turn()))
                .findFirst()
                .orElseThrow();
        return new WantedRendition(key.codec(), turned);
    }

    /** Turned so far and then mirrored or not, which makes all ways there are to turn a picture. */
    private static Display display(RenditionKey key, int degrees, boolean mirrored) {
        View view = key.view();
        return new Display(
                Display.DEFAULT.format(),
                Display.DEFAULT.formatChosen(),
                key.encoding().quality(),
                key.encoding().bitrate(),
                new PictureSize(view.requested().width(), view.requested().height()),
                view.part()
                        .map(part -> new Crop(
                                part.x(),
                                part.y(),
                                part.size().width(),
                                part.size().height())),
                degrees,
                mirrored,
                false,
                view.tone(),
                key.mostFps(),
                key.encoding().reencode());
    }

    /** What a display shows of a picture. */
    static View view(Display display) {
        Size size = new Size(display.size().width(), display.size().height());
        return new View(
                size,
                display.crop().map(part -> new Region(part.x(), part.y(), new Size(part.width(), part.height()))),
                Turn.of(display.rotate(), display.hFlip(), display.vFlip()),
                display.tone());
    }
}
