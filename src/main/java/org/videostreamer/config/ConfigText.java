package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.videostreamer.limits.Limit;

/**
 * The configuration as it was understood, in the configuration file's own form: every key with its effective value.
 * Credentials are hidden.
 *
 * @param config what is shown
 */
public record ConfigText(ServerConfig config) {

    private static final String HIDDEN = "(hidden)";

    /** The JSON, over several lines. */
    @Override
    public String toString() {
        Map<String, Object> sources = new LinkedHashMap<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            ListenerConfig listener = config.listeners().get(i);
            sources.put(
                    listener.address().toString(),
                    source(listener, config.streams().get(i)));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sources", sources);
        all.put("webrtc", webrtc(config.webrtc()));
        all.put("limits", limits(config.limits()));
        try {
            return JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> source(ListenerConfig listener, StreamConfig source) {
        CameraConfig camera = source.camera();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("input_uri", camera.uri().toString());
        Display display = source.display();
        all.put("quality", display.quality());
        all.put("bitrate", display.bitrate().isPresent() ? display.bitrate().getAsInt() : null);
        all.put("format", display.format().name());
        all.put("hash", source.id());
        all.put("size", new int[] {display.size().width(), display.size().height()});
        all.put("v_flip", display.flip());
        all.put("redis", source.redis().map(to -> to.server().toString()).orElse(null));
        all.put(
                "redis_channel",
                source.redis().map(StreamConfig.RedisTarget::channel).orElse(null));
        all.put("redis_format", source.redis().map(to -> to.format().toString()).orElse(null));
        all.put("in_redis_channel", camera.redisInputChannel());
        all.put("auth_config", camera.credentials().map(ConfigText::credentials).orElse(null));
        all.put("allowed_origins", listener.allowedOrigins());
        all.put("preload", source.preload());
        all.put("reencode", display.reencode());
        all.put("tls_verify", camera.tlsVerify());
        all.put("connect_timeout", seconds(camera.timeouts().connect()));
        all.put("read_timeout", seconds(camera.timeouts().read()));
        all.put("stall_timeout", seconds(camera.timeouts().stall()));
        return all;
    }

    private static Map<String, Object> webrtc(WebRtcConfig webrtc) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("port", webrtc.port() == 0 ? null : webrtc.port());
        all.put("addresses", webrtc.addresses());
        all.put("tcp_port", webrtc.tcpPort() == 0 ? null : webrtc.tcpPort());
        return all;
    }

    private static Map<String, Object> limits(Map<Limit, Long> configured) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Limit limit : Limit.values()) {
            all.put(limit.key(), configured.getOrDefault(limit, limit.normal()));
        }
        return all;
    }

    private static Map<String, Object> credentials(Credentials credentials) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", credentials.type().name().toLowerCase(Locale.ROOT));
        all.put("username", HIDDEN);
        all.put("password", HIDDEN);
        return all;
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
    }
}
