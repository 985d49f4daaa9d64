package org.videostreamer.config;

import java.time.Duration;
import java.util.Optional;

/**
 * A camera and how it is reached: what cannot change without connecting to it anew.
 *
 * @param uri {@code input_uri}: where the pictures come from
 * @param credentials {@code auth_config}: for the camera
 * @param redisInputChannel {@code in_redis_channel}: the channel that a Redis camera listens to
 * @param timeouts how long to wait for it
 * @param tls {@code tls_verify} and {@code camera_tls}: how TLS is spoken to it
 * @param range {@code range}: which values the samples of its pictures take, where they have more than 8 bits; empty to find
 *     out
 * @param keepsMessages whether what a Redis camera's message held is kept beside its picture, to be published again
 */
public record CameraConfig(
        SourceUri uri,
        Optional<Credentials> credentials,
        String redisInputChannel,
        Timeouts timeouts,
        ClientTls tls,
        Optional<SampleBounds> range,
        boolean keepsMessages) {

    /** Without a certificate of our own. */
    public CameraConfig(
            SourceUri uri,
            Optional<Credentials> credentials,
            String redisInputChannel,
            Timeouts timeouts,
            boolean tlsVerify,
            Optional<SampleBounds> range,
            boolean keepsMessages) {
        this(uri, credentials, redisInputChannel, timeouts, ClientTls.verifying(tlsVerify), range, keepsMessages);
    }

    /** {@code tls_verify}: whether the certificate of the camera must be valid. */
    public boolean tlsVerify() {
        return tls.verify();
    }

    /** The default {@code in_redis_channel}. */
    public static final String DEFAULT_REDIS_INPUT_CHANNEL = "CameraStream";

    /**
     * How long to wait for a camera.
     *
     * @param connect {@code connect_timeout}: for a connection
     * @param read {@code read_timeout}: for the next bytes on a connection
     * @param stall {@code stall_timeout}: for the next picture before the camera counts as stalled; ten of its frame
     *     intervals where that is longer
     */
    public record Timeouts(Duration connect, Duration read, Duration stall) {
        /** Five seconds, ten seconds, five seconds. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /** All defaults for a camera. */
    public static CameraConfig of(SourceUri uri) {
        return new CameraConfig(
                uri, Optional.empty(), DEFAULT_REDIS_INPUT_CHANNEL, Timeouts.DEFAULT, true, Optional.empty(), false);
    }
}
