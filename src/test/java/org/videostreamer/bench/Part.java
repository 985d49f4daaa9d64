package org.videostreamer.bench;

/** What can be measured alone. */
enum Part {
    ENCODE,
    VIEWERS,
    START,
    LATENCY,
    SOURCES,
    WEBRTC,
    GLASS
}
