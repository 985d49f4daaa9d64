package org.videostreamer.source.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.TlsMaterial;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.SourceException;

/** Reads {@code rtsp://camera/path?transport=udp} and {@code rtsps://camera/path} (RFC 2326). */
final class RtspUri {

    private static final Pattern PARTS = Pattern.compile("^([A-Za-z]+)://(?:([^/?#]*)@)?([^/?#@]+)([/?#].*)?$");

    /** Ours, not the camera's: taken out of the query. */
    private static final Pattern TRANSPORT = Pattern.compile("([?&])transport=([^&#]*)(&?)");

    private RtspUri() {}

    static MediaAddress read(CameraConfig config) throws ConfigException {
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
        Matcher transport = TRANSPORT.matcher(path);
        Map<String, String> options = options(config);
        tryFiles(config);
        if (transport.find()) {
            options.put("rtsp_transport", transport(config, transport.group(2)));
            String join = transport.group(3).isEmpty() ? "" : transport.group(1);
            path = path.substring(0, transport.start()) + join + path.substring(transport.end());
        }
        String url = config.uri().scheme() + "://" + user + parts.group(3) + path;
        return new MediaAddress(
                MediaAddress.Kind.CAMERA, url, config.uri().toString(), "rtsp", options, config.timeouts());
    }

    /** FFmpeg reads the files of {@code camera_tls} itself, and would not say what is wrong with them. */
    private static void tryFiles(CameraConfig config) throws ConfigException {
        try {
            TlsMaterial.read(config.tls());
        } catch (ConfigException e) {
            throw new ConfigException(config.uri() + ": camera_tls: " + e.getMessage());
        }
    }

    private static String transport(CameraConfig config, String value) throws ConfigException {
        boolean encrypted = config.uri().scheme().equals("rtsps");
        if (!value.equals("tcp") && (encrypted || !value.equals("udp"))) {
            throw new ConfigException("input_uri '" + config.uri() + "' has transport '"
                    + config.uri().shown(value) + "'; expected "
                    + (encrypted ? "tcp, the only one of rtsps" : "tcp or udp"));
        }
        return value;
    }

    /**
     * Where a camera points to. The password goes along to the same place only: the same scheme, host and port.
     *
     * @param from what was asked
     * @param location as the camera told it
     * @throws SourceException if that is no address of RTSP
     */
    static MediaAddress redirected(MediaAddress from, String location) throws SourceException {
        Matcher to = PARTS.matcher(location);
        String scheme = to.matches() ? to.group(1).toLowerCase(Locale.ROOT) : "";
        if (!scheme.equals("rtsp") && !scheme.equals("rtsps")) {
            throw new SourceException(
                    from + " redirects to what is no address of RTSP: '" + PeerText.of(location) + "'");
        }
        Matcher before = PARTS.matcher(from.url());
        boolean same = before.matches() && place(before).equals(place(to));
        String user = Optional.ofNullable(to.group(2))
                .or(() -> Optional.ofNullable(same ? before.group(2) : null))
                .map(info -> info + "@")
                .orElse("");
        String rest = to.group(3) + Optional.ofNullable(to.group(4)).orElse("");
        String shown = from.shown().replaceFirst(" \\(redirected to .*", "") + " (redirected to "
                + PeerText.of(scheme + "://" + to.group(3)) + ")";
        Map<String, String> options = new HashMap<>(from.options());
        if (scheme.equals("rtsps")) {
            options.remove("rtsp_transport");
        }
        return new MediaAddress(
                from.kind(), scheme + "://" + user + rest, shown, from.demuxer(), options, from.timeouts());
    }

    private static String place(Matcher parts) {
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(3).toLowerCase(Locale.ROOT);
        boolean port = host.matches(".*:\\d+");
        return scheme + "://" + host + (port ? "" : scheme.equals("rtsps") ? ":322" : ":554");
    }

    private static String userInfo(Credentials credentials) {
        return encode(credentials.username()) + ":" + encode(credentials.password());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, String> options(CameraConfig config) {
        Map<String, String> options = new HashMap<>();
        // UDP loses packets as soon as a switch is busy, and a lost packet is grey until the next key frame.
        options.put("rtsp_flags", "prefer_tcp");
        options.put("allowed_media_types", "video");
        options.put("reorder_queue_size", "0");
        options.put("tls_verify", config.tlsVerify() ? "1" : "0");
        config.tls().own().ifPresent(own -> {
            options.put("cert_file", own.certificate().toString());
            options.put("key_file", own.key().toString());
        });
        config.tls().authorities().ifPresent(file -> options.put("ca_file", file.toString()));
        options.put("fflags", "nobuffer");
        options.put("probesize", "65536");
        // Half a second: the description tells the codec; the size may come later, with the first picture.
        options.put("analyzeduration", "500000");
        return options;
    }
}
