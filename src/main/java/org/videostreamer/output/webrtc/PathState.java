package org.videostreamer.output.webrtc;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * A path of a viewer's and what is known of it. Whoever made an offer can forge the address that its checks come from,
 * so nobody at that address need want what we send. Until the path is proven, as by an answer that only its other end
 * can give, it is sent no more than a small multiple of what came from it (RFC 9000 8.1). On the viewers' event loop.
 */
final class PathState {

    /** Of UDP and IP. A datagram is as large as that on the way, whatever it carries. */
    private static final int HEADERS = 28;

    private final Path path;
    private final Limits limits;
    private final LongSupplier clock;
    private long received;
    private long sent;
    private boolean proven;
    private long heardAt;
    private long checkedAt;
    private long askedAt;

    /**
     * A path that nothing has come on.
     *
     * @param clock in nanoseconds
     */
    PathState(Path path, Limits limits, LongSupplier clock) {
        this.path = path;
        this.limits = limits;
        this.clock = clock;
        this.proven = path.isProven();
        long now = clock.getAsLong();
        heardAt = now;
        checkedAt = now;
        askedAt = now - TimeUnit.DAYS.toNanos(1);
    }

    Path path() {
        return path;
    }

    /** A datagram of so many bytes came. */
    void received(int bytes) {
        received += bytes + HEADERS;
    }

    /** A check of the viewer's came, which anybody can forge who knows the session's password. */
    void checked() {
        checkedAt = clock.getAsLong();
    }

    /** Something came that is signed with the session's keys. */
    void heard() {
        heardAt = clock.getAsLong();
    }

    /** The other end has shown that it gets what we send. */
    void prove() {
        proven = true;
        heard();
    }

    boolean isProven() {
        return proven;
    }

    /** Sends a datagram, unless that would be too much for a path that is not proven; whether it was sent. */
    boolean send(byte[] datagram, int length) {
        long after = sent + length + HEADERS;
        if (!proven && after > limits.of(Limit.WEBRTC_UNPROVEN_FACTOR) * received) {
            limits.reached(Limit.WEBRTC_UNPROVEN_FACTOR);
            return false;
        }
        sent = after;
        path.send(datagram, length);
        return true;
    }

    /** Sends a check of our own, as far as that may be. */
    void ask(byte[] check) {
        askedAt = clock.getAsLong();
        send(check, check.length);
    }

    /** Nanoseconds since something came that is signed with the session's keys. */
    long unheardFor() {
        return clock.getAsLong() - heardAt;
    }

    /** Nanoseconds since our last check. */
    long unaskedFor() {
        return clock.getAsLong() - askedAt;
    }

    /** Nanoseconds since any sign of the viewer. */
    long silentFor() {
        return Math.min(unheardFor(), clock.getAsLong() - checkedAt);
    }
}
