package org.videostreamer.output.webrtc.rtp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The server's wall clock as RTP and RTCP need it: the time at which the program began, and from then on the clock that
 * is never set. RTP timestamps (90 kHz) are the wall clock's low bits with no random base, so that whoever knows the
 * server's time knows a picture's age.
 */
public final class RtpClock {

    /** Seconds from 1900, where NTP's time begins (RFC 5905 section 6), to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;

    private static final long MICROS = 1_000_000;

    private final long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long startNanos = System.nanoTime();

    /** The server's time now; microseconds since the Unix epoch. */
    public long nowMicros() {
        return micros(System.nanoTime());
    }

    /** The server's time at a {@link System#nanoTime()}; microseconds since the Unix epoch. */
    public long micros(long nanoTime) {
        return startMicros + (nanoTime - startNanos) / 1_000;
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
