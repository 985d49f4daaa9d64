package org.videostreamer.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.StreamConfig.RedisTarget;

/**
 * Reads one source.
 *
 * @param credentials reads its {@code auth_config}
 */
record SourceReader(AuthReader credentials) {

    /** All keys of the object. */
    static final List<String> KEYS = List.of(
            "input_uri",
            "quality",
            "bitrate",
            "format",
            "hash",
            "size",
            "v_flip",
            "redis",
            "redis_channel",
            "redis_format",
            "in_redis_channel",
            "auth_config",
            "allowed_origins",
            "preload",
            "reencode",
            "tls_verify",
            "connect_timeout",
            "read_timeout",
            "stall_timeout");

    /** Reads the object under an address; the stream's name is the address until all are known. */
    StreamConfig read(ListenAddress listen, ConfigObject source) throws ConfigException {
        source.knowing(KEYS);
        SourceUri uri = source.text("input_uri", Kinds.URI)
                .orElseThrow(() -> source.at("input_uri").wrong("missing; expected " + Kinds.URI.expected()));
        CameraConfig defaults = CameraConfig.of(uri);
        Optional<ConfigObject> auth = source.object("auth_config");
        Optional<RedisTarget> redis = redis(source);
        CameraConfig camera = new CameraConfig(
                uri,
                auth.isPresent() ? credentials.read(auth.get()) : defaults.credentials(),
                source.text("in_redis_channel", Kinds.CHANNEL).orElse(defaults.redisInputChannel()),
                timeouts(source, defaults.timeouts()),
                source.flag("tls_verify", defaults.tlsVerify()),
                redis.isPresent());
        StreamConfig all = StreamConfig.of(listen.toString(), camera);
        return new StreamConfig(
                all.name(),
                source.text("hash", Kinds.ID).orElse(all.id()),
                all.title(),
                camera,
                display(source, all.display()),
                all.formats(),
                all.requests(),
                source.flag("preload", all.preload()),
                redis);
    }

    /** The pages that may read the answers. */
    static List<String> origins(ConfigObject source) throws ConfigException {
        return source.texts("allowed_origins", Kinds.ORIGIN_OF_PAGE);
    }

    private static Display display(ConfigObject source, Display defaults) throws ConfigException {
        return new Display(
                source.text("format", Kinds.FORMAT).orElse(defaults.format()),
                source.number("quality", Kinds.QUALITY).orElse(defaults.quality()),
                source.number("bitrate", Kinds.BITRATE).map(OptionalInt::of).orElse(defaults.bitrate()),
                source.numbers("size", Kinds.SIZE).orElse(defaults.size()),
                source.flag("v_flip", defaults.flip()),
                source.flag("reencode", defaults.reencode()));
    }

    private static Optional<RedisTarget> redis(ConfigObject source) throws ConfigException {
        String channel = source.text("redis_channel", Kinds.CHANNEL).orElse(StreamConfig.DEFAULT_REDIS_CHANNEL);
        RedisFormat format = source.text("redis_format", Kinds.REDIS_FORMAT).orElse(RedisFormat.RAW);
        return source.text("redis", Kinds.REDIS).map(server -> new RedisTarget(server, channel, format));
    }

    private static Timeouts timeouts(ConfigObject source, Timeouts defaults) throws ConfigException {
        return new Timeouts(
                source.number("connect_timeout", Kinds.SECONDS).orElse(defaults.connect()),
                source.number("read_timeout", Kinds.SECONDS).orElse(defaults.read()),
                source.number("stall_timeout", Kinds.SECONDS).orElse(defaults.stall()));
    }
}
