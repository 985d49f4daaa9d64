package org.videostreamer.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One camera, the address it is served at, and how it is shown.
 *
 * @param listen where it is served
 * @param uri {@code input_uri}: where the pictures come from
 * @param id {@code hash}: the last part of the routes {@code /video/…} and {@code /ws/…}, possibly empty
 * @param display how it is shown
 * @param preload {@code preload}: keep the camera running when nobody watches
 * @param credentials {@code auth_config}: for the camera
 * @param allowedOrigins {@code allowed_origins}: pages of other hosts that may read our answers; {@code *} for all
 * @param redis where the pictures are published too, if anywhere
 * @param redisInputChannel {@code in_redis_channel}: the channel that a Redis source listens to
 * @param timeouts how long to wait for the camera
 * @param tlsVerify {@code tls_verify}: whether the certificate of an {@code https} camera or a {@code rediss}
 *     server must be valid
 */
public record SourceConfig(
        ListenAddress listen,
        SourceUri uri,
        String id,
        Display display,
        boolean preload,
        Optional<Credentials> credentials,
        List<String> allowedOrigins,
        Optional<RedisTarget> redis,
        String redisInputChannel,
        Timeouts timeouts,
        boolean tlsVerify) {

    /** Takes a copy of the list. */
    public SourceConfig {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** The default {@code quality}. */
    public static final int DEFAULT_QUALITY = 4;
    /** The {@code quality} that leaves the choice to us. */
    public static final int ADAPTIVE_QUALITY = -1;

    /** The default {@code redis_channel}. */
    public static final String DEFAULT_REDIS_CHANNEL = "video-streamer";
    /** The default {@code in_redis_channel}. */
    public static final String DEFAULT_REDIS_INPUT_CHANNEL = "CameraStream";

    /**
     * How pictures are shown.
     *
     * @param format {@code format}: what the page shows first
     * @param quality {@code quality}: 1 best to 31 worst, FFmpeg's {@code -q:v}; −1 chooses by the picture's size
     * @param bitrate {@code bitrate}: most kbit/s of VP8 and H.264; 0 for constant quality; empty chooses by size and
     *     rate
     * @param size {@code size}: the size shown
     * @param flip {@code v_flip}: upside down
     * @param reencode {@code reencode}: encode anew even what the camera sends as JPEG
     */
    public record Display(
            OutputFormat format, int quality, OptionalInt bitrate, PictureSize size, boolean flip, boolean reencode) {

        /** MPEG-1 of the camera's own size and the usual quality. */
        public static final Display DEFAULT = new Display(
                OutputFormat.MPEG1, DEFAULT_QUALITY, OptionalInt.empty(), PictureSize.OF_SOURCE, false, false);
    }

    /**
     * Where pictures are published.
     *
     * @param server {@code redis}
     * @param channel {@code redis_channel}
     * @param format {@code redis_format}
     */
    public record RedisTarget(RedisServer server, String channel, RedisFormat format) {}

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

    /** All defaults for a source at an address. */
    public static SourceConfig of(ListenAddress listen, SourceUri uri) {
        return new SourceConfig(
                listen,
                uri,
                "",
                Display.DEFAULT,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                DEFAULT_REDIS_INPUT_CHANNEL,
                Timeouts.DEFAULT,
                true);
    }
}
