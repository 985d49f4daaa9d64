package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.videostreamer.source.WantedRendition;

/**
 * One rendition that an edge wants.
 *
 * @param stream its name
 * @param rendition of it
 * @param joins whether the edge has nothing yet and needs all since the last keyframe
 * @param needsKeyframe whether somebody cannot begin without another keyframe
 */
public record Wish(String stream, WantedRendition rendition, boolean joins, boolean needsKeyframe) {

    private static final int JOINS = 1;
    private static final int NEEDS_KEYFRAME = 2;
    private static final int ID_BYTES = 8;

    static void write(WireWriter out, Wish wish) {
        out.text(wish.stream);
        writeRendition(out, wish.rendition);
        out.byteNumber((wish.joins ? JOINS : 0) | (wish.needsKeyframe ? NEEDS_KEYFRAME : 0));
    }

    private static void writeRendition(WireWriter out, WantedRendition rendition) {
        out.byteNumber(WireCodec.number(rendition.codec()));
        WireDisplay.write(out, rendition.display());
    }

    static Wish read(WireReader in) throws WireException {
        String stream = NodeId.name(in);
        WantedRendition rendition = new WantedRendition(WireCodec.of(in.unsignedByte()), WireDisplay.read(in));
        int flags = in.unsignedByte();
        return new Wish(stream, rendition, (flags & JOINS) != 0, (flags & NEEDS_KEYFRAME) != 0);
    }

    /** Whether a rendition has a form that goes from machine to machine. */
    public static boolean canBeSaid(WantedRendition rendition) {
        return WireCodec.isKnown(rendition.codec());
    }

    /**
     * The name by which all mean that rendition: the codec's, and the first 16 digits of SHA-256 over it as an ask says it.
     */
    public static String idOf(WantedRendition rendition) {
        WireWriter out = new WireWriter();
        writeRendition(out, rendition);
        ByteBuf bytes = out.done();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.nioBuffer());
            return rendition.codec() + "-" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
