package org.videostreamer.bench;

/** What can be measured alone. */
enum Part {
    ENCODE,
    VIEWERS,
    START,
    LATENCY,
    SOURCES,
    CAMERA,
    WEBRTC,
    PASS,
    GLASS,
    MANY
}
