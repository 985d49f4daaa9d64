package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Original;
import org.videostreamer.frame.Pixels;

/** Pictures for messages: the pixels' own memory, uncopied, or what a message brought, unless told otherwise. */
final class RawEncoder implements Encoder {

    private final boolean reencode;
    private long sequence;

    RawEncoder(boolean reencode) {
        this.reencode = reencode;
    }

    @Override
    public EncodedFrame encode(Frame view, boolean keyframe) {
        Optional<Original> original = reencode ? Optional.empty() : view.original();
        if (original.isPresent()) {
            return wrap(
                    view,
                    original.get().size(),
                    original.get().data().duplicate().retain());
        }
        Pixels pixels = view.rgb();
        try {
            return wrap(view, List.of(view.size().width(), view.size().height()), pixels.shared());
        } finally {
            pixels.release();
        }
    }

    /** The frame of data whose ownership passes to it. */
    private EncodedFrame wrap(Frame view, List<Integer> size, ByteBuf data) {
        byte[] before = size.toString().getBytes(StandardCharsets.US_ASCII);
        int length = data.readableBytes();
        ByteBuf header = Unpooled.directBuffer(before.length, before.length).writeBytes(before);
        return new EncodedFrame(
                Codec.RAW,
                true,
                sequence++,
                view.number(),
                view.times(),
                view.size(),
                view.isSignal(),
                Unpooled.wrappedUnmodifiableBuffer(header, data),
                before.length,
                length);
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
