package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One picture of a camera, immutable, with its identity: number, times, size.
 *
 * <p>It offers the picture in the forms the rest of the program works on: the camera's own JPEG bytes, the samples as they
 * came, pixels of 8 bits, and 4:2:0 planes. A form that is not there yet is made by whoever asks first and then shared; others wait for it. Any thread
 * may ask.
 *
 * <p>Memory: {@link #retain()} and {@link #release()} count owners. Whoever makes a frame owns it; whoever keeps it
 * beyond the call in which it was handed over retains it, and releases it once. What the forms return belongs to the
 * frame and is valid while the caller owns the frame.
 */
public final class Frame {

    private final long number;
    private final FrameTimes times;
    private final PixelGrid grid;
    private final boolean signal;
    private final PixelsPool pool;
    private final Optional<ByteBuf> jpeg;
    private final Optional<JpegHeader> header;
    private final Optional<Original> original;
    private final SampleType sampleType;
    private final SampleRange range;
    private final int sentBits;
    private final AtomicInteger owners = new AtomicInteger(1);
    private Optional<Pixels> raw;
    private Optional<Pixels> pixels = Optional.empty();
    private Optional<Pixels> planes = Optional.empty();
    private Optional<PictureException> damage = Optional.empty();

    private Frame(
            long number,
            FrameTimes times,
            PixelGrid grid,
            boolean signal,
            PixelsPool pool,
            Optional<ByteBuf> jpeg,
            Optional<JpegHeader> header,
            Optional<Original> original,
            SampleType sampleType,
            SampleRange range,
            int sentBits,
            Optional<Pixels> raw) {
        this.number = number;
        this.times = times;
        this.grid = grid;
        this.signal = signal;
        this.pool = pool;
        this.jpeg = jpeg;
        this.header = header;
        this.original = original;
        this.sampleType = sampleType;
        this.range = range;
        this.sentBits = sentBits;
        this.raw = raw;
    }

    /**
     * A frame of an uncompressed picture.
     *
     * @param pixels the picture in any {@link PixelFormat}; its ownership passes to the frame
     */
    public static Frame ofPixels(long number, FrameTimes times, Pixels pixels) {
        return ofPixels(number, times, pixels, true);
    }

    /** A frame that stands in for a picture when the camera has none; {@link #isSignal()} is false. */
    public static Frame ofNoSignal(long number, FrameTimes times, Pixels pixels) {
        return ofPixels(number, times, pixels, false);
    }

    private static Frame ofPixels(long number, FrameTimes times, Pixels pixels, boolean signal) {
        return new Frame(
                number,
                times,
                PixelGrid.of(pixels.size()),
                signal,
                pixels.pool(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                pixels.format().samples(),
                SampleRange.of(pixels.format().samples()),
                pixels.format().samples().bits(),
                Optional.of(pixels));
    }

    /**
     * A frame of a JPEG picture, which is decoded only when somebody needs its pixels.
     *
     * @param bytes holds the JPEG file, which is copied
     * @param offset where the file starts
     * @param length its bytes
     * @param pool where the pixels come from if they are asked for
     * @throws PictureException if the bytes do not start as a JPEG picture does
     * @throws PictureTooLargeException if the header claims more pixels than a picture may have
     */
    public static Frame ofJpeg(long number, FrameTimes times, byte[] bytes, int offset, int length, PixelsPool pool) {
        return ofJpeg(number, times, Unpooled.directBuffer(length, length).writeBytes(bytes, offset, length), pool);
    }

    /**
     * A frame of a JPEG picture, which is decoded only when somebody needs its pixels.
     *
     * @param file direct memory whose readable bytes are the JPEG file and do not change any more; its ownership passes
     *     to the frame, also when this throws
     * @param pool where the pixels come from if they are asked for
     * @throws PictureException if the bytes do not start as a JPEG picture does
     * @throws PictureTooLargeException if the header claims more pixels than a picture may have
     */
    public static Frame ofJpeg(long number, FrameTimes times, ByteBuf file, PixelsPool pool) {
        JpegHeader header;
        try {
            header = JpegHeader.parse(file)
                    .orElseThrow(() -> new PictureException("the picture is not a JPEG file: " + file.readableBytes()
                            + " bytes without a JPEG header"));
            pool.admit(header.shown());
        } catch (RuntimeException | Error e) {
            file.release();
            throw e;
        }
        return new Frame(
                number,
                times,
                PixelGrid.of(header.shown()),
                true,
                pool,
                Optional.of(file),
                Optional.of(header),
                Optional.empty(),
                SampleType.UINT8,
                SampleRange.of(SampleType.UINT8),
                SampleType.UINT8.bits(),
                Optional.empty());
    }

    /**
     * This frame with the message that brought it, for whoever hands it on as it came. Called by the only owner before
     * anybody else has the frame: its ownership passes to the result.
     *
     * @param message what the message held; the ownership of its data passes to the result
     */
    public Frame withOriginal(Original message) {
        return new Frame(
                number,
                times,
                grid,
                signal,
                pool,
                jpeg,
                header,
                Optional.of(message),
                sampleType,
                range,
                sentBits,
                raw);
    }

    /**
     * This frame with what is known of its samples. Called by the only owner before anybody else has the frame: its
     * ownership passes to the result.
     *
     * @param known which values they take
     */
    public Frame withRange(SampleRange known) {
        return new Frame(number, times, grid, signal, pool, jpeg, header, original, sampleType, known, sentBits, raw);
    }

    /**
     * This frame with where it lies on its detector. Called by the only owner before anybody else has the frame: its ownership
     * passes to the result.
     */
    public Frame withDetector(DetectorArea detector) {
        PixelGrid placed = new PixelGrid(grid.size(), Optional.of(detector));
        return new Frame(number, times, placed, signal, pool, jpeg, header, original, sampleType, range, sentBits, raw);
    }

    /**
     * This frame with how many bits its samples had when they came. Called by the only owner before anybody else has the frame:
     * its ownership passes to the result.
     *
     * @param bits more than its samples have where not all were kept
     */
    public Frame withSentBits(int bits) {
        return new Frame(number, times, grid, signal, pool, jpeg, header, original, sampleType, range, bits, raw);
    }

    /** The camera's number of the picture where it tells one, else a count from 0. */
    public long number() {
        return number;
    }

    /** When it was taken and when it arrived. */
    public FrameTimes times() {
        return times;
    }

    /** The size in which viewers see it. */
    public Size size() {
        return grid.size();
    }

    /** Its pixels as they came. */
    public PixelGrid grid() {
        return grid;
    }

    /** What its samples are, also before it is decoded. */
    public SampleType sampleType() {
        return sampleType;
    }

    /** Which values its samples take; all that their type holds where nobody knows better. */
    public SampleRange range() {
        return range;
    }

    /** How many bits each sample had when it came; more than it has now where {@link #isReduced()}. */
    public int sentBits() {
        return sentBits;
    }

    /** Whether less is kept of its samples than came: colour and video are kept as 8 bits. */
    public boolean isReduced() {
        return sentBits > sampleType.bits();
    }

    /** Whether its samples have to be brought to shades before anybody sees them. */
    public synchronized boolean isDeep() {
        return raw.map(Pixels::format).filter(PixelFormat::isDeep).isPresent();
    }

    /** Whether it shows what the camera sees; false for the picture that says why there is none. */
    public boolean isSignal() {
        return signal;
    }

    /** Where pictures derived from this one come from. */
    public PixelsPool pool() {
        return pool;
    }

    /** The file as the camera sent it, if it sent JPEG. Read it through a duplicate: indices are the caller's own. */
    public Optional<ByteBuf> jpeg() {
        return jpeg.map(ByteBuf::duplicate);
    }

    /**
     * Whether its file, if there is one, shows it the right way up to programs that do not look at EXIF's orientation,
     * as many do not.
     */
    public boolean isUpright() {
        return header.map(JpegHeader::upright)
                .filter(turn -> !turn.equals(Turn.NONE))
                .isEmpty();
    }

    /** What the message held that brought the picture, if it was one and is worth keeping. */
    public Optional<Original> original() {
        return original;
    }

    /**
     * The picture as {@link PixelFormat#RGB24}, for the caller, who owns it and must release it.
     *
     * @throws PictureException if the JPEG file is damaged
     */
    public synchronized Pixels rgb() {
        Pixels origin = raw();
        return origin.format() == PixelFormat.RGB24 ? origin.retain() : Conversion.toRgb(pixels());
    }

    /**
     * The picture as it came, or decoded from the camera's file: in any {@link PixelFormat}. Its samples are what the
     * instrument measured.
     *
     * @throws PictureException if the JPEG file is damaged
     */
    public synchronized Pixels samples() {
        return raw();
    }

    /**
     * The picture as it is seen: {@link PixelFormat#BGR24} or, if it has no colour, {@link PixelFormat#GRAY8}.
     *
     * @throws PictureException if the JPEG file is damaged
     */
    public synchronized Pixels pixels() {
        if (pixels.isEmpty()) {
            pixels = Optional.of(makePixels());
        }
        return pixels.get();
    }

    /**
     * The picture as {@link PixelFormat#I420}.
     *
     * @throws PictureException if the JPEG file is damaged
     */
    public synchronized Pixels planes() {
        if (planes.isEmpty()) {
            planes = Optional.of(makePlanes());
        }
        return planes.get();
    }

    private Pixels makePixels() {
        Pixels origin = raw();
        return switch (origin.format()) {
            case BGR24, GRAY8 -> origin.retain();
            case RGB24, I420 -> Conversion.toPixels(origin);
            default -> LinearTone.of(origin, range);
        };
    }

    private Pixels makePlanes() {
        Pixels origin = raw();
        if (origin.format() == PixelFormat.I420) {
            return origin.retain();
        }
        return Conversion.toPlanes(origin.format().isDeep() ? pixels() : origin);
    }

    private Pixels raw() {
        if (raw.isEmpty()) {
            raw = Optional.of(decode());
        }
        return raw.get();
    }

    /** A damaged file is tried once: whoever asks next is told the same. */
    private Pixels decode() {
        if (damage.isPresent()) {
            throw damage.get();
        }
        try {
            return Conversion.decode(jpeg.orElseThrow(), header.orElseThrow(), pool);
        } catch (PictureException e) {
            damage = Optional.of(e);
            throw e;
        }
    }

    /**
     * The same picture as it came, over the same memory: the file where it came as one, else the samples. What others make of
     * the one is not kept by the other.
     *
     * @return a frame that the caller owns and must release
     */
    public synchronized Frame asItCame() {
        return new Frame(
                number,
                times,
                grid,
                signal,
                pool,
                jpeg.map(ByteBuf::retain),
                header,
                Optional.empty(),
                sampleType,
                range,
                sentBits,
                jpeg.isPresent() ? Optional.empty() : raw.map(Pixels::retain));
    }

    /** The memory of the picture as it came, which may be more than its bytes. */
    public synchronized long heldBytes() {
        return jpeg.map(file -> (long) memoryOf(file))
                .or(() -> raw.map(pixels -> (long) pixels.format().bytes(pixels.size())))
                .orElse(0L);
    }

    /** All that stays as long as a part of it does. */
    public static int memoryOf(ByteBuf part) {
        ByteBuf all = part;
        while (all.unwrap() != null) {
            all = all.unwrap();
        }
        return all.capacity();
    }

    /** Adds an owner. */
    public Frame retain() {
        if (owners.getAndIncrement() <= 0) {
            throw new IllegalStateException("frame retained after its last release");
        }
        return this;
    }

    /** Ends one ownership; the last gives all memory back. */
    public void release() {
        int left = owners.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("frame released more often than retained");
        }
        if (left == 0) {
            free();
        }
    }

    private synchronized void free() {
        jpeg.ifPresent(ByteBuf::release);
        original.map(Original::data).ifPresent(ByteBuf::release);
        raw.ifPresent(Pixels::release);
        pixels.ifPresent(Pixels::release);
        planes.ifPresent(Pixels::release);
    }
}
