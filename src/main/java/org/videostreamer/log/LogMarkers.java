package org.videostreamer.log;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Says of lines of the log what their readers cannot know. */
public final class LogMarkers {

    /** It is told as an event of its own too, so that it need not be one as a warning. */
    public static final Marker IS_EVENT = MarkerFactory.getMarker("IS_EVENT");

    private LogMarkers() {}
}
