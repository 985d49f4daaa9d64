package org.videostreamer.output.webrtc.rtp;

import org.videostreamer.frame.ServerClock;

/**
 * The server's clock as RTP and RTCP need it. RTP timestamps (90 kHz) are its low bits with no random base, so that
 * whoever knows the server's time knows a picture's age. All times in packets and reports are by this one clock, lest
 * they contradict each other after the wall clock was set.
 */
public final class RtpClock {

    /** Seconds from 1900, where NTP's time begins (RFC 5905 section 6), to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;

    private static final long MICROS = 1_000_000;

    private final ServerClock clock;

    /** The clock of this program. */
    public RtpClock() {
        this(ServerClock.SYSTEM);
    }

    RtpClock(ServerClock clock) {
        this.clock = clock;
    }

    /** The server's time now; microseconds since the Unix epoch. */
    public long nowMicros() {
        return clock.nowMicros();
    }

    /** The server's time at a {@link System#nanoTime()}; microseconds since the Unix epoch. */
    public long micros(long nanoTime) {
        return clock.micros(nanoTime);
    }

    /** The server's time at a moment about now that the wall clock told; both in microseconds since the Unix epoch. */
    public long fromWall(long micros) {
        return clock.fromWall(micros);
    }

    /** The RTP timestamp of a time, without the loss of its high bits. */
    public static long timestamp(long micros) {
        return micros * 9 / 100;
    }

    /** NTP's 64-bit form of a time: seconds and a binary fraction. */
    public static long ntp(long micros) {
        long fraction = (micros % MICROS << 32) / MICROS;
        return micros / MICROS + NTP_EPOCH << 32 | fraction;
    }
}
