package org.videostreamer.stream;

import java.time.Instant;

/**
 * A stream's state has changed.
 *
 * @param number counts all events of the program, from 1
 * @param time when
 * @param stream the stream's name
 * @param state the new state, as {@link StreamStatus} tells it
 * @param reason why, empty where that says nothing
 */
public record Event(long number, Instant time, String stream, String state, String reason) {}
