package org.videostreamer.source.pva;

import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.Limit;
import org.videostreamer.pixels.PixelsMaker;
import org.videostreamer.pixels.RawPicture;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.PictureDelivery;

/** Makes frames of arrays and hands them over; what is no picture is counted. One thread. */
final class ArrayDelivery implements AutoCloseable {

    private final FrameSink sink;
    private final PictureDelivery delivery;
    private final BadArrays bad;
    private final ByteArrayPool arrayPool;
    private final ArrayCodec codec;
    private final PixelsMaker maker = new PixelsMaker();

    ArrayDelivery(FrameSink sink, BadArrays bad, ByteArrayPool arrayPool) {
        this.sink = sink;
        this.delivery = new PictureDelivery(sink, "it cannot be converted");
        this.bad = bad;
        this.arrayPool = arrayPool;
        this.codec = new ArrayCodec(arrayPool);
    }

    /** Gives the reason if it was no picture, or one larger than allowed. */
    Optional<String> deliver(NtndArray array) {
        Optional<String> trouble = delivery.deliver(() -> Optional.of(frame(array)));
        trouble.ifPresent(bad::add);
        return trouble;
    }

    private Frame frame(NtndArray array) {
        if (array.isTooLarge()) {
            throw tooLarge(array.length());
        }
        ArrayStamp stamp = array.stamp();
        if (array.codec().equals("jpeg")) {
            // As it came: MJPEG viewers get the detector's own file.
            return placed(
                    Frame.ofJpeg(stamp.number(), stamp.times(), array.data(), 0, array.length(), sink.pool()),
                    array,
                    ColorMode.told(array.colorMode()));
        }
        ScalarType type = array.type();
        Layout layout = Layout.of(array.sides(), type, array.colorMode(), sink.limits());
        // Before anything is decompressed or spread out.
        sink.pool().admit(layout.size());
        if (!array.codec().isEmpty()) {
            byte[] whole = codec.decode(array.codec(), array.data(), array.length(), layout.bytes(), type.bytes());
            try {
                return frame(array, layout, type, whole);
            } finally {
                arrayPool.giveBack(whole);
            }
        }
        if (array.length() != layout.bytes()) {
            throw new PictureException(mismatch(array.sides(), type, layout.bytes(), array.length()));
        }
        return frame(array, layout, type, array.data());
    }

    private static Frame placed(Frame frame, NtndArray array, ColorMode mode) {
        return DetectorPlace.of(array.dimensions(), mode, frame.size())
                .map(frame::withDetector)
                .orElse(frame);
    }

    private PictureException tooLarge(int bytes) {
        sink.limits().reached(Limit.PVA_ARRAY_BYTES);
        return new PictureException("it has " + bytes + " bytes; the limit " + Limit.PVA_ARRAY_BYTES.key() + " allows "
                + sink.limits().of(Limit.PVA_ARRAY_BYTES));
    }

    private static String mismatch(List<Integer> dimensions, ScalarType type, int expected, int got) {
        return "its dimensions " + dimensions + " of " + type + " need " + expected + " bytes, but it has " + got;
    }

    private Frame frame(NtndArray array, Layout layout, ScalarType type, byte[] data) {
        RawPicture picture = layout.picture(type, data, array.bayer());
        Frame frame = Frame.ofPixels(array.stamp().number(), array.stamp().times(), maker.make(picture, sink.pool()))
                .withSentBits(picture.samples().bits());
        return placed(frame, array, layout.mode());
    }

    @Override
    public void close() {
        maker.close();
        bad.close();
    }
}
