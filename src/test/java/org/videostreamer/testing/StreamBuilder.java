package org.videostreamer.testing;

import java.time.Duration;
import java.util.Optional;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Display;
import org.videostreamer.config.HistoryLength;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.SourceUri;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;

/** A stream like another but for what is said here. */
public final class StreamBuilder {

    private String name;
    private String id;
    private CameraConfig camera;
    private Display display;
    private Optional<RedisTarget> redis;
    private CalibrationConfig calibration;
    private Optional<Duration> recorded;
    private Optional<HistoryLength> history;
    private final StreamConfig base;

    private StreamBuilder(StreamConfig base) {
        this.base = base;
        this.name = base.name();
        this.id = base.id();
        this.camera = base.camera();
        this.display = base.display();
        this.redis = base.redis();
        this.calibration = base.calibration();
        this.recorded = base.recorded();
        this.history = base.history();
    }

    /** Begins with a camera, all else by default. */
    public static StreamBuilder of(String uri) {
        return new StreamBuilder(StreamConfig.of("camera", CameraConfig.of(new SourceUri(uri))));
    }

    /** Begins with a stream. */
    public static StreamBuilder like(StreamConfig base) {
        return new StreamBuilder(base);
    }

    public StreamBuilder name(String other) {
        name = other;
        return this;
    }

    public StreamBuilder id(String other) {
        id = other;
        return this;
    }

    public StreamBuilder format(OutputFormat other) {
        return display(other, true, display.size(), display.vFlip());
    }

    public StreamBuilder size(PictureSize other) {
        return display(display.format(), display.formatChosen(), other, display.vFlip());
    }

    public StreamBuilder flip(boolean other) {
        return display(display.format(), display.formatChosen(), display.size(), other);
    }

    public StreamBuilder display(Display other) {
        display = other;
        return this;
    }

    private StreamBuilder display(OutputFormat format, boolean chosen, PictureSize size, boolean flip) {
        return display(new Display(
                format,
                chosen,
                display.quality(),
                display.bitrate(),
                size,
                display.crop(),
                display.rotate(),
                display.hFlip(),
                flip,
                display.tone(),
                display.maxFps(),
                display.reencode()));
    }

    public StreamBuilder credentials(Optional<Credentials> other) {
        return camera(other, camera.timeouts(), camera.tls(), camera.keepsMessages());
    }

    public StreamBuilder timeouts(Timeouts other) {
        return camera(camera.credentials(), other, camera.tls(), camera.keepsMessages());
    }

    public StreamBuilder tlsVerify(boolean other) {
        return tls(ClientTls.verifying(other));
    }

    public StreamBuilder tls(ClientTls other) {
        return camera(camera.credentials(), camera.timeouts(), other, camera.keepsMessages());
    }

    public StreamBuilder redis(RedisTarget other) {
        redis = Optional.of(other);
        return camera(camera.credentials(), camera.timeouts(), camera.tls(), true);
    }

    public StreamBuilder calibration(CalibrationConfig other) {
        calibration = other;
        return this;
    }

    public StreamBuilder recorded(Duration length) {
        recorded = Optional.of(length);
        return this;
    }

    /** With a history, written as in the file; none for an empty text. */
    public StreamBuilder history(String length) {
        history = HistoryLength.parse(length);
        return this;
    }

    private StreamBuilder camera(
            Optional<Credentials> credentials, Timeouts timeouts, ClientTls tls, boolean keepsMessages) {
        camera = new CameraConfig(
                camera.uri(), credentials, camera.redisInputChannel(), timeouts, tls, camera.range(), keepsMessages);
        return this;
    }

    /** The camera alone. */
    public CameraConfig camera() {
        return camera;
    }

    /** The stream. */
    public StreamConfig build() {
        return new StreamConfig(
                name,
                id,
                base.title(),
                camera,
                display,
                base.formats(),
                base.requests(),
                base.preload(),
                redis,
                calibration,
                recorded,
                history);
    }
}
