package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;

/**
 * One picture as it goes over the wire: made once, shared by all viewers of a rendition.
 *
 * <p>The bytes are immutable direct memory outside Netty's pools, which Vert.x passes on uncopied; in one piece or in
 * several, where a picture goes on in the memory it came in. A buffer object keeps its own reading position, so a writer takes {@link #wire()} or {@link #picture()}, which are new
 * objects over the same memory. {@link #retain()} and {@link #release()} count the owners of the memory; whoever hands a
 * frame over for the length of a call keeps owning it.
 *
 * @param codec what the bytes are
 * @param keyframe whether a viewer can start with this frame
 * @param sequence consecutive in its rendition; a viewer that missed one waits for a keyframe unless the codec is
 *     intra-only
 * @param number the picture's {@link Frame#number()}
 * @param times the picture's {@link Frame#times()}
 * @param size the encoded size
 * @param signal the picture's {@link Frame#isSignal()}
 * @param bytes the whole block: reader index 0 to writer index
 * @param pictureStart where the codec's own file starts in the block, after what only the stream needs around it
 * @param pictureLength its bytes
 * @param stamp its time on the wire in ticks of 90 kHz: the time stamp of a transport stream's picture (PTS, 33 bits), or
 *     the RTP timestamp with its high bits, of which RTP carries the low 32; {@link #NO_STAMP} where the wire has none
 * @param heldBytes the memory that it holds, which may be more than its bytes
 */
public record EncodedFrame(
        Codec codec,
        boolean keyframe,
        long sequence,
        long number,
        FrameTimes times,
        Size size,
        boolean signal,
        ByteBuf bytes,
        int pictureStart,
        int pictureLength,
        long stamp,
        int heldBytes) {

    /** What {@link #stamp()} is where pictures have no time on the wire, or have not got it yet. */
    public static final long NO_STAMP = -1;

    /** A picture without a time on the wire, in memory of its own. */
    public EncodedFrame(
            Codec codec,
            boolean keyframe,
            long sequence,
            long number,
            FrameTimes times,
            Size size,
            boolean signal,
            ByteBuf bytes,
            int pictureStart,
            int pictureLength) {
        this(
                codec,
                keyframe,
                sequence,
                number,
                times,
                size,
                signal,
                bytes,
                pictureStart,
                pictureLength,
                NO_STAMP,
                bytes.capacity());
    }

    /** The same picture over the same memory, whose ownership passes to it, with its time on the wire. */
    public EncodedFrame withStamp(long ticks) {
        return with(sequence, ticks, heldBytes);
    }

    /** The same picture over the same memory, whose ownership passes to it, in its place among those of a rendition. */
    public EncodedFrame withSequence(long place) {
        return with(place, stamp, heldBytes);
    }

    /** The same picture over the same memory, whose ownership passes to it, where that is a part of more. */
    public EncodedFrame holding(int all) {
        return with(sequence, stamp, all);
    }

    private EncodedFrame with(long place, long ticks, int held) {
        return new EncodedFrame(
                codec, keyframe, place, number, times, size, signal, bytes, pictureStart, pictureLength, ticks, held);
    }

    /**
     * The encoded form of a picture.
     *
     * @param view the picture, which gives the identity
     * @param bytes the whole block, whose ownership passes to the frame
     * @param pictureStart where the codec's own file starts in it
     * @param pictureLength its bytes
     */
    public static EncodedFrame of(
            Frame view,
            Codec codec,
            boolean keyframe,
            long sequence,
            ByteBuf bytes,
            int pictureStart,
            int pictureLength) {
        return new EncodedFrame(
                codec,
                keyframe,
                sequence,
                view.number(),
                view.times(),
                view.size(),
                view.isSignal(),
                bytes,
                pictureStart,
                pictureLength);
    }

    /** The bytes as a stream of this codec carries them. */
    public ByteBuf wire() {
        return bytes.duplicate();
    }

    /** The bytes of the picture alone, for codecs whose pictures are files. */
    public ByteBuf picture() {
        return bytes.slice(pictureStart, pictureLength);
    }

    /** Whether a viewer that has shown the frame before this one's predecessor can show it. */
    public boolean follows(long sequenceBefore) {
        return keyframe || sequence == sequenceBefore + 1;
    }

    /** Adds an owner. */
    public EncodedFrame retain() {
        bytes.retain();
        return this;
    }

    /** Ends one ownership; the last frees the memory. */
    public void release() {
        bytes.release();
    }
}
