package org.videostreamer.stream;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.videostreamer.config.Display;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;

/**
 * Who wants which stream, and how it is to be shown: what every output is handed, however it was asked for.
 *
 * @param stream what is wanted
 * @param display how, within what the stream allows
 * @param peer who wants it
 * @param asked of what its display was made: the keys that it named, with their values as they were written
 * @param welcome whether whoever wants it may still have it; any thread may ask
 */
public record StreamRequest(
        Stream stream, Display display, InetSocketAddress peer, Map<String, String> asked, BooleanSupplier welcome) {

    /** Takes a copy of the map. */
    public StreamRequest {
        asked = Map.copyOf(asked);
    }

    /** Of one that named nothing, by somebody who may have it for ever. */
    public StreamRequest(Stream stream, Display display, InetSocketAddress peer) {
        this(stream, display, peer, Map.of(), () -> true);
    }

    /** What is watched in a codec. */
    public RenditionKey rendition(Codec codec) {
        return stream.rendition(codec, display);
    }

    /** Why it cannot be watched in a codec now, if that is so, in words for the peer; counted as a limit reached. */
    public Optional<String> refusal(Codec codec) {
        Optional<Limit> reached = stream.limitReachedBy(rendition(codec));
        reached.ifPresent(stream.limits()::reached);
        return reached.map(ViewerPlaces::refusal);
    }

    /**
     * Why a single picture cannot be shown so: nothing of it lies in the part that was asked for. In words for the peer; a part
     * that nobody asked for, but the stream has, is no fault of theirs.
     *
     * @param picture the size of the picture as it came
     */
    public Optional<String> outside(Size picture) {
        return new MeasuredPart(display.crop().filter(part -> asked.containsKey("crop"))).outside(picture);
    }

    /** Who watches what, for the log. */
    public String viewer(Codec codec) {
        return NetUtil.toSocketAddressString(peer) + " watching " + stream.name() + " as " + codec;
    }
}
