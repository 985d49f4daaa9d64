package org.videostreamer.config;

/** What the page of a source shows first; every source is served in every format. */
public enum OutputFormat {
    MJPEG,
    MPEG1
}
