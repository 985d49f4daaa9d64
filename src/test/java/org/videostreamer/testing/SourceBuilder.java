package org.videostreamer.testing;

import java.util.List;
import java.util.Optional;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.config.SourceConfig.Display;
import org.videostreamer.config.SourceConfig.RedisTarget;
import org.videostreamer.config.SourceConfig.Timeouts;

/** A source like another but for what is said here. */
public final class SourceBuilder {

    private final SourceConfig base;
    private String id;
    private OutputFormat format;
    private PictureSize size;
    private boolean flip;
    private Optional<Credentials> credentials;
    private Optional<RedisTarget> redis;
    private Timeouts timeouts;
    private boolean tlsVerify;
    private List<String> allowedOrigins;

    private SourceBuilder(SourceConfig base) {
        this.base = base;
        this.id = base.id();
        this.format = base.display().format();
        this.size = base.display().size();
        this.flip = base.display().flip();
        this.credentials = base.credentials();
        this.redis = base.redis();
        this.timeouts = base.timeouts();
        this.tlsVerify = base.tlsVerify();
        this.allowedOrigins = base.allowedOrigins();
    }

    /** Begins with a source. */
    public static SourceBuilder like(SourceConfig base) {
        return new SourceBuilder(base);
    }

    public SourceBuilder id(String other) {
        id = other;
        return this;
    }

    public SourceBuilder format(OutputFormat other) {
        format = other;
        return this;
    }

    public SourceBuilder size(PictureSize other) {
        size = other;
        return this;
    }

    public SourceBuilder flip(boolean other) {
        flip = other;
        return this;
    }

    public SourceBuilder credentials(Optional<Credentials> other) {
        credentials = other;
        return this;
    }

    public SourceBuilder redis(RedisTarget other) {
        redis = Optional.of(other);
        return this;
    }

    public SourceBuilder timeouts(Timeouts other) {
        timeouts = other;
        return this;
    }

    public SourceBuilder tlsVerify(boolean other) {
        tlsVerify = other;
        return this;
    }

    public SourceBuilder allowedOrigins(String... others) {
        allowedOrigins = List.of(others);
        return this;
    }

    /** The source. */
    public SourceConfig build() {
        Display display = base.display();
        return new SourceConfig(
                base.listen(),
                base.uri(),
                id,
                new Display(format, display.quality(), display.bitrate(), size, flip, display.reencode()),
                base.preload(),
                credentials,
                allowedOrigins,
                redis,
                base.redisInputChannel(),
                timeouts,
                tlsVerify);
    }
}
