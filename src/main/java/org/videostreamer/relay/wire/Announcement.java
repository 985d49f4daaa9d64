package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * What an origin says each second, and when something changes.
 *
 * @param origin who says it
 * @param leaves whether it ends: it offers nothing any more
 * @param streams all that it offers
 */
public record Announcement(NodeId origin, boolean leaves, List<OfferedStream> streams) {

    /** Takes a copy of the list. */
    public Announcement {
        streams = List.copyOf(streams);
    }

    /** The message; the caller owns it. */
    public ByteBuf written() {
        WireWriter out = new WireWriter(MessageKind.ANNOUNCEMENT);
        NodeId.write(out, origin);
        return out.flag(leaves).list(streams, OfferedStream::write).done();
    }

    /**
     * Reads one.
     *
     * @param message stays the caller's
     * @throws WireException if it is none
     */
    public static Announcement read(ByteBuf message) throws WireException {
        WireReader in = new WireReader(MessageKind.ANNOUNCEMENT, message);
        return new Announcement(NodeId.read(in), in.flag(), in.list(OfferedStream::read));
    }
}
