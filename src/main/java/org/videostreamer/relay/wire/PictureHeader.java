package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * What stands before an encoded picture: a message is this and the picture.
 *
 * @param codec of the picture
 * @param keyframe whether a viewer can begin with it
 * @param leaseMillis how long it goes on if nobody asks, 0 to {@link #LEASE}
 * @param session of its publication; that of a later one is greater
 * @param sequence consecutive in the publication
 * @param number the camera's
 * @param sourceMicros when it was taken, by the camera's clock; microseconds since the Unix epoch
 * @param arrivedMicros when it came to the origin, by the origin's clock
 * @param stamp its time in the transport stream that it is a part of, in ticks of 90 kHz; −1 where it has none
 * @param size of the encoded picture
 * @param camera of the camera's picture
 * @param samples what the camera's samples are
 * @param bits of them that came
 */
public record PictureHeader(
        Codec codec,
        boolean keyframe,
        int leaseMillis,
        long session,
        long sequence,
        long number,
        long sourceMicros,
        long arrivedMicros,
        long stamp,
        Size size,
        Size camera,
        SampleType samples,
        int bits) {

    /** How long an origin publishes what nobody asks for any more. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    /** Its bytes. */
    public static final int BYTES = 76;

    private static final int KEYFRAME = 1;

    /** The header's bytes; the caller owns them. */
    public ByteBuf written() {
        ByteBuf out = Unpooled.buffer(BYTES, BYTES);
        MessageKind.PICTURE.write(out);
        out.writeShort(BYTES).writeByte(WireCodec.number(codec)).writeByte(keyframe ? KEYFRAME : 0);
        out.writeShort(leaseMillis).writeByte(samples.ordinal()).writeByte(bits);
        out.writeLong(session).writeLong(sequence).writeLong(number);
        out.writeLong(sourceMicros).writeLong(arrivedMicros).writeLong(stamp);
        out.writeInt(size.width()).writeInt(size.height());
        return out.writeInt(camera.width()).writeInt(camera.height());
    }

    /**
     * Reads the header of a message.
     *
     * @param message stays the caller's; its reading position is moved to the picture
     * @throws WireException if it is no picture, or an empty one
     */
    public static PictureHeader read(ByteBuf message) throws WireException {
        WireReader in = new WireReader(MessageKind.PICTURE, message);
        int length = in.unsignedShort();
        Codec codec = WireCodec.of(in.unsignedByte());
        int flags = in.unsignedByte();
        int lease = in.unsignedShort();
        SampleType samples = samples(in.unsignedByte());
        int bits = in.unsignedByte();
        PictureHeader header = new PictureHeader(
                codec,
                (flags & KEYFRAME) != 0 || codec.isIntraOnly(),
                (int) Math.min(lease, LEASE.toMillis()),
                in.longNumber(),
                in.longNumber(),
                in.longNumber(),
                in.longNumber(),
                in.longNumber(),
                in.longNumber(),
                size(in),
                size(in),
                samples,
                bits);
        // A later version may have more to say than this one understands.
        if (length < BYTES || length >= message.readableBytes()) {
            throw new WireException("it holds no picture");
        }
        message.skipBytes(length);
        return header;
    }

    private static Size size(WireReader in) throws WireException {
        return new Size(in.number(1, Integer.MAX_VALUE), in.number(1, Integer.MAX_VALUE));
    }

    private static SampleType samples(int number) throws WireException {
        SampleType[] all = SampleType.values();
        if (number >= all.length) {
            throw new WireException("it names samples by the unknown number " + number);
        }
        return all[number];
    }
}
