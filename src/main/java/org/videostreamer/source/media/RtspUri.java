package org.videostreamer.source.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.SourceConfig;

/** Reads {@code rtsp://camera/path} and {@code rtsps://camera/path} (RFC 2326). */
final class RtspUri {

    private static final Pattern PARTS = Pattern.compile("^([A-Za-z]+)://(?:([^/?#]*)@)?([^/?#@]+)([/?#].*)?$");

    private RtspUri() {}

    static MediaAddress read(SourceConfig config) throws ConfigException {
        Matcher parts = PARTS.matcher(config.uri().text());
        if (!parts.matches()) {
            throw new ConfigException("input_uri '" + config.uri() + "' names no host; expected rtsp://host/path");
        }
        String user = config.credentials()
                .map(RtspUri::userInfo)
                .or(() -> Optional.ofNullable(parts.group(2)))
                .map(info -> info + "@")
                .orElse("");
        String path = Optional.ofNullable(parts.group(4)).orElse("");
        String url = config.uri().scheme() + "://" + user + parts.group(3) + path;
        return new MediaAddress(
                url, config.uri().toString(), "rtsp", options(config), Optional.empty(), config.timeouts());
    }

    private static String userInfo(Credentials credentials) {
        return encode(credentials.username()) + ":" + encode(credentials.password());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> options(SourceConfig config) {
        Map<String, String> options = new HashMap<>();
        // UDP loses packets as soon as a switch is busy, and a lost packet is grey until the next key frame.
        options.put("rtsp_flags", "prefer_tcp");
        options.put("allowed_media_types", "video");
        options.put("reorder_queue_size", "0");
        options.put("tls_verify", config.tlsVerify() ? "1" : "0");
        options.put("fflags", "nobuffer");
        options.put("probesize", "65536");
        // Half a second: the description tells the codec; the size may come later, with the first picture.
        options.put("analyzeduration", "500000");
        return options;
    }
}
