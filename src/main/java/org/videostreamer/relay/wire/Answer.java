package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.videostreamer.log.PeerText;

/**
 * What an origin answers an ask.
 *
 * @param origin who answers
 * @param askedMicros {@link Ask#askedMicros()} of the ask
 * @param heardMicros when it was heard, by the origin's clock; microseconds since the Unix epoch
 * @param saidMicros when this was said, by the same clock
 * @param refusals what of the wishes is not published, and why
 */
public record Answer(NodeId origin, long askedMicros, long heardMicros, long saidMicros, List<Refused> refusals) {

    /** Takes a copy of the list. */
    public Answer {
        refusals = List.copyOf(refusals);
    }

    /**
     * A wish that is not fulfilled.
     *
     * @param stream the name of the stream
     * @param rendition {@link Wish#idOf} of the rendition
     * @param reason in words for people
     */
    public record Refused(String stream, String rendition, String reason) {

        private static void write(WireWriter out, Refused refused) {
            out.text(refused.stream).text(refused.rendition).text(refused.reason);
        }

        private static Refused read(WireReader in) throws WireException {
            return new Refused(NodeId.name(in), NodeId.name(in), PeerText.of(in.text()));
        }
    }

    /** The message; the caller owns it. */
    public ByteBuf written() {
        WireWriter out = new WireWriter(MessageKind.ANSWER);
        NodeId.write(out, origin);
        return out.longNumber(askedMicros)
                .longNumber(heardMicros)
                .longNumber(saidMicros)
                .list(refusals, Refused::write)
                .done();
    }

    /**
     * Reads one.
     *
     * @param message stays the caller's
     * @throws WireException if it is none
     */
    public static Answer read(ByteBuf message) throws WireException {
        WireReader in = new WireReader(MessageKind.ANSWER, message);
        return new Answer(NodeId.read(in), in.longNumber(), in.longNumber(), in.longNumber(), in.list(Refused::read));
    }
}
