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
        config.sources().forEach(source -> sources.put(source.listen().toString(), source(source)));
        try {
            return JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsString(Map.of("sources", sources));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> source(SourceConfig source) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("input_uri", source.uri().toString());
        all.put("quality", source.quality());
        all.put("format", source.format().name());
        all.put("hash", source.id());
        all.put("size", new int[] {source.size().width(), source.size().height()});
        all.put("v_flip", source.flip());
        all.put("redis", source.redis().map(to -> to.server().toString()).orElse(null));
        all.put(
                "redis_channel",
                source.redis().map(SourceConfig.RedisTarget::channel).orElse(null));
        all.put("redis_format", source.redis().map(to -> to.format().toString()).orElse(null));
        all.put("in_redis_channel", source.redisInputChannel());
        all.put("auth_config", source.credentials().map(ConfigText::credentials).orElse(null));
        all.put("allowed_origins", source.allowedOrigins());
        all.put("preload", source.preload());
        all.put("reencode", source.reencode());
        all.put("tls_verify", source.tlsVerify());
        all.put("connect_timeout", seconds(source.timeouts().connect()));
        all.put("read_timeout", seconds(source.timeouts().read()));
        all.put("stall_timeout", seconds(source.timeouts().stall()));
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
