package org.videostreamer.stream;

import org.videostreamer.frame.EncodedFrame;

/** Counts how far a viewer has come. On the viewer's loop, but for {@link #progress()}, which any thread may ask. */
public final class ViewerCount {

    private volatile long sent;
    private volatile long skipped;
    private volatile long newest = -1;
    private volatile long taken = -1;

    /** There is a newer picture of its rendition. */
    public void offered(EncodedFrame frame) {
        // The first is nothing that was missed, nor is it where an encoder has begun anew and counts from 0 again.
        if (sent == 0 || frame.sequence() < newest) {
            taken = frame.sequence() - 1;
        }
        newest = frame.sequence();
    }

    /** Its connection has taken that picture. */
    public void taken(EncodedFrame frame) {
        sent = sent + 1;
        taken = Math.min(frame.sequence(), newest);
    }

    /** So many pictures were not sent so far. */
    public void skipped(long soFar) {
        skipped = soFar;
    }

    /** How far it is now. */
    public ViewerProgress progress() {
        return new ViewerProgress(sent, skipped, Math.max(0, newest - taken));
    }
}
