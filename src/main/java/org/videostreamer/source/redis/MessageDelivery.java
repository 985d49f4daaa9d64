package org.videostreamer.source.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Original;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.pixels.ImageFileDecoder;
import org.videostreamer.pixels.ImageHeader;
import org.videostreamer.pixels.PixelLayout;
import org.videostreamer.pixels.PixelsMaker;
import org.videostreamer.pixels.RawPicture;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.PictureDelivery;

/**
 * Makes frames of messages and hands them over. The data tells what it is: an image file has a signature and its own
 * size, anything else is pixels if it is as long as the message's size says. One thread.
 */
final class MessageDelivery implements AutoCloseable {

    private static final String NO_PICTURE = "their data is neither an image file nor pixels of their size";
    private static final SampleName UNNAMED = new SampleName(SampleType.UINT8, ByteOrder.LITTLE_ENDIAN);

    private final FrameSink sink;
    private final PictureDelivery delivery;
    private final BadMessages bad;
    private final boolean keepOriginals;
    private final Base64Text base64 = new Base64Text();
    /** From the first pixels on: who publishes JPEG needs no native library here. */
    private Optional<PixelsMaker> maker = Optional.empty();

    private long count;

    /** @param keepOriginals whether image files are to be handed on as they came */
    MessageDelivery(FrameSink sink, BadMessages bad, boolean keepOriginals) {
        this.sink = sink;
        this.delivery = new PictureDelivery(sink, "their picture cannot be read");
        this.bad = bad;
        this.keepOriginals = keepOriginals;
    }

    /** Hands over the picture of a message; counts the message as bad and gives the reason if that cannot be. */
    Optional<String> deliver(Message message) {
        // Too large is no reason to end either: anybody may publish, and others' messages may be good.
        Optional<String> trouble = delivery.deliver(() -> Optional.of(frame(message)));
        trouble.ifPresentOrElse(bad::add, () -> count++);
        return trouble;
    }

    private Frame frame(Message message) {
        MessageText text = MessageText.of(message, sink.limits());
        byte[] bytes = message.bytes();
        int length = base64.decode(bytes, text.start(), text.end());
        return frame(text, bytes, length, times(text, message.arrivedNanos()));
    }

    private Frame frame(MessageText text, byte[] bytes, int length, FrameTimes times) {
        long number = text.number().orElse(count);
        Optional<Pixels> named = text.samples().map(samples -> samples(text, samples, bytes, length));
        if (named.isPresent()) {
            return Frame.ofPixels(number, times, named.get())
                    .withSentBits(text.samples().orElseThrow().type().bits());
        }
        ByteBuffer file = ByteBuffer.wrap(bytes, 0, length);
        if (ImageHeader.isJpeg(file)) {
            Frame frame = Frame.ofJpeg(number, times, bytes, 0, length, sink.pool());
            return keepOriginals
                    ? frame.withOriginal(new Original(frame.jpeg().orElseThrow().retain(), text.size()))
                    : frame;
        }
        Optional<Pixels> raw = ImageHeader.isPng(file) ? Optional.empty() : raw(text, UNNAMED, bytes, length);
        if (raw.isPresent()) {
            return Frame.ofPixels(number, times, raw.get());
        }
        Pixels decoded = ImageFileDecoder.decode(file, sink.pool()).orElseThrow(() -> new PictureException(NO_PICTURE));
        Frame frame = Frame.ofPixels(number, times, decoded).withSentBits(ImageHeader.sampleBits(file));
        return keepOriginals ? frame.withOriginal(new Original(copy(bytes, length), text.size())) : frame;
    }

    /** What a message names is no image file, whatever it begins with. */
    private Pixels samples(MessageText text, SampleName samples, byte[] bytes, int length) {
        return raw(text, samples, bytes, length)
                .orElseThrow(() -> new PictureException(
                        "their size " + text.size() + " and dtype do not make their " + length + " bytes of data"));
    }

    /** Pixels, if there are as many as the size says; a third number of it, the channels, is told by the length too. */
    private Optional<Pixels> raw(MessageText text, SampleName samples, byte[] bytes, int length) {
        List<Integer> sides = text.size();
        if (sides.size() < 2 || sides.size() > 3) {
            return Optional.empty();
        }
        // Only what this program and its model publish is numbered, and they tell the width first.
        boolean widthFirst = text.number().isPresent();
        Size size = new Size(sides.get(widthFirst ? 0 : 1), sides.get(widthFirst ? 1 : 0));
        if (!size.isPicture()) {
            return Optional.empty();
        }
        return Stream.of(PixelLayout.GRAY, PixelLayout.RGB)
                .filter(layout -> layout.bytes(samples.type(), size) == length)
                .findFirst()
                .map(layout -> maker().make(
                                new RawPicture(layout, samples.type(), samples.order(), size, bytes, 0), sink.pool()));
    }

    private PixelsMaker maker() {
        if (maker.isEmpty()) {
            maker = Optional.of(new PixelsMaker());
        }
        return maker.get();
    }

    private static FrameTimes times(MessageText text, long arrivedNanos) {
        Instant now = Instant.now();
        Instant source = text.time()
                .flatMap(time -> ClockTime.nearest(time, ZonedDateTime.now()))
                .map(ZonedDateTime::toInstant)
                .orElse(now);
        return new FrameTimes(ChronoUnit.MICROS.between(Instant.EPOCH, source), arrivedNanos);
    }

    private static ByteBuf copy(byte[] bytes, int length) {
        return Unpooled.directBuffer(length, length).writeBytes(bytes, 0, length);
    }

    @Override
    public void close() {
        maker.ifPresent(PixelsMaker::close);
    }
}
