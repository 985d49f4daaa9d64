package org.videostreamer.output;

/** Who keeps a picture in memory because its connection has not taken it. On its event loop. */
public interface LateViewer {

    /** Who watches what, for the log. */
    String name();

    /** Leaves and cuts the connection. */
    void drop();
}
