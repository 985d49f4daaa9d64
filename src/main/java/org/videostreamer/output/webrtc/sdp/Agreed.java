package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.OptionalInt;
import org.videostreamer.frame.Codec;

/**
 * What both sides can do.
 *
 * @param codec what is sent
 * @param payloadType the viewer's number for it
 * @param parameters of the codec, as the viewer wrote them; empty where it wrote none
 * @param feedback what the viewer may ask for, of what we understand
 * @param playoutDelay the viewer's number for that header extension
 * @param absCaptureTime the viewer's number for that header extension
 */
public record Agreed(
        Codec codec,
        int payloadType,
        String parameters,
        List<String> feedback,
        OptionalInt playoutDelay,
        OptionalInt absCaptureTime) {}
