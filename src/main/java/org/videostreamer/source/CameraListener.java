package org.videostreamer.source;

import org.videostreamer.frame.Frame;

/** Hears of a camera's pictures and states, on the camera's threads; must not block. */
public interface CameraListener {

    /** A new picture; stays the camera's. */
    void frame(Frame frame);

    /** The state has changed. */
    void state(CameraState state);
}
