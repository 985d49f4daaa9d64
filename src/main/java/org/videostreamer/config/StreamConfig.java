package org.videostreamer.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One camera under one name, and how it is shown.
 *
 * @param name what it is called in addresses, in the API and in logs: letters, digits, {@code -}, {@code _} and
 *     {@code .}; no two streams have the same
 * @param id {@code hash}: the last part of the routes {@code /video/…} and {@code /ws/…} of a listener of its own,
 *     possibly empty
 * @param title {@code title}: its name for people
 * @param camera where the pictures come from
 * @param display how they are shown to those who ask for nothing special
 * @param formats {@code formats}: which may be asked for
 * @param requests {@code limits}: how far requests may go
 * @param preload {@code preload}: keep the camera running when nobody watches
 * @param redis where the pictures are published too, if anywhere
 * @param calibration what the pixels are in the world, and at which zoom
 * @param recorded {@code record}: how long the newest pictures that are kept last; empty where none are
 * @param history {@code history}: how much of the newest pictures is kept as they came; empty where none are
 */
public record StreamConfig(
        String name,
        String id,
        Optional<String> title,
        CameraConfig camera,
        Display display,
        List<OutputFormat> formats,
        RequestLimits requests,
        boolean preload,
        Optional<RedisTarget> redis,
        CalibrationConfig calibration,
        Optional<Duration> recorded,
        Optional<HistoryLength> history) {

    /** The default {@code redis_channel}. */
    public static final String DEFAULT_REDIS_CHANNEL = "video-streamer";

    /** Takes a copy of the list. */
    public StreamConfig {
        formats = List.copyOf(formats);
    }

    /**
     * Where pictures are published.
     *
     * @param server {@code redis}
     * @param channel {@code redis_channel}
     * @param format {@code redis_format}
     * @param tls {@code tls_verify} and {@code redis_tls}: how TLS is spoken to it
     */
    public record RedisTarget(RedisServer server, String channel, RedisFormat format, ClientTls tls) {

        /** Without a certificate of our own. */
        public RedisTarget(RedisServer server, String channel, RedisFormat format) {
            this(server, channel, format, ClientTls.DEFAULT);
        }
    }

    /** Whether the camera runs when nobody watches. */
    public boolean alwaysRuns() {
        return preload || recorded.isPresent() || history.isPresent();
    }

    /** All defaults for a camera under a name. */
    public static StreamConfig of(String name, CameraConfig camera) {
        return new StreamConfig(
                name,
                "",
                Optional.empty(),
                camera,
                Display.DEFAULT,
                List.of(OutputFormat.values()),
                RequestLimits.DEFAULT,
                false,
                Optional.empty(),
                CalibrationConfig.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
