package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * What an edge asks an origin for, and a question about its clock.
 *
 * @param edge who asks
 * @param askedMicros when, by the edge's clock; microseconds since the Unix epoch
 * @param wishes what is to be published for the next {@link PictureHeader#LEASE}; none for the question alone
 */
public record Ask(NodeId edge, long askedMicros, List<Wish> wishes) {

    /** Takes a copy of the list. */
    public Ask {
        wishes = List.copyOf(wishes);
    }

    /** The message; the caller owns it. */
    public ByteBuf written() {
        WireWriter out = new WireWriter(MessageKind.ASK);
        NodeId.write(out, edge);
        return out.longNumber(askedMicros).list(wishes, Wish::write).done();
    }

    /**
     * Reads one.
     *
     * @param message stays the caller's
     * @throws WireException if it is none
     */
    public static Ask read(ByteBuf message) throws WireException {
        WireReader in = new WireReader(MessageKind.ASK, message);
        return new Ask(NodeId.read(in), in.longNumber(), in.list(Wish::read));
    }
}
