package org.videostreamer.relay.wire;

import java.util.Map;
import java.util.Map.Entry;
import org.videostreamer.frame.Codec;

/** The numbers by which messages name codecs. */
final class WireCodec {

    private static final Map<Codec, Integer> NUMBERS =
            Map.of(Codec.MJPEG, 1, Codec.MPEG1, 2, Codec.VP8, 3, Codec.H264, 4, Codec.PNG, 5);

    private WireCodec() {}

    static boolean isKnown(Codec codec) {
        return NUMBERS.containsKey(codec);
    }

    static int number(Codec codec) {
        return NUMBERS.get(codec);
    }

    static Codec of(int number) throws WireException {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new WireException("it names a codec by the unknown number " + number));
    }
}
