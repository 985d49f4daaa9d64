package org.videostreamer.stream;

/** Makes an event of each change of a stream's state. On the stream's thread. */
final class StateNews {

    private final String stream;
    private final Events events;
    private String state = "idle";
    private String reason = "";

    StateNews(String stream, Events events) {
        this.stream = stream;
        this.events = events;
    }

    /** Takes what the stream does now, as often as one likes. */
    void tell(StreamStatus now) {
        if (!now.state().equals(state) || !now.reason().equals(reason)) {
            state = now.state();
            reason = now.reason();
            events.state(stream, state, reason);
        }
    }
}
