package org.videostreamer.bench;

import java.io.IOException;
import org.videostreamer.frame.Codec;

/** One of those compared. Both read the same file and repeat it until they have encoded enough. */
interface ComparedEncoder {

    /** Encodes so many frames with one encoder. */
    EncodeCost encode(Codec codec, RawClip clip, int frames) throws IOException, InterruptedException;
}
