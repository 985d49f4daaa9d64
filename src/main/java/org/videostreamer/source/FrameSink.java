package org.videostreamer.source;

import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;

/** Takes the pictures of a source. Never blocks; any thread may call, one at a time. */
public interface FrameSink {

    /**
     * Takes a picture.
     *
     * @param frame stays the caller's, who releases it afterwards
     */
    void accept(Frame frame);

    /** Where the memory of this stream's pictures comes from. */
    PixelsPool pool();
}
