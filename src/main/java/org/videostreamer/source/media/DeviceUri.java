package org.videostreamer.source.media;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;

/** Reads {@code v4l2:///dev/video0?size=1280x1024&fps=25&format=mjpeg}. */
final class DeviceUri {

    private static final String KNOWN = "size, fps, format";

    private DeviceUri() {}

    static MediaAddress read(CameraConfig config) throws ConfigException {
        SourceUri uri = config.uri();
        String rest = uri.text().substring("v4l2:".length());
        int query = rest.indexOf('?');
        String device = (query < 0 ? rest : rest.substring(0, query)).replaceFirst("^//(?=/)", "");
        if (!device.matches("/[^/].*")) {
            throw new ConfigException("input_uri '" + uri + "' names no device; expected v4l2:///dev/video0");
        }
        Map<String, String> options = new HashMap<>();
        for (Map.Entry<String, String> parameter : uri.parameters().entrySet()) {
            String value = parameter.getValue();
            switch (parameter.getKey()) {
                case "size" ->
                    options.put("video_size", check(uri, "size", value, "[1-9]\\d{0,4}x[1-9]\\d{0,4}", "1280x1024"));
                case "fps" ->
                    options.put("framerate", check(uri, "fps", value, "(?=.*[1-9])\\d{1,4}(\\.\\d{1,6})?", "25"));
                case "format" ->
                    options.put("input_format", check(uri, "format", value, "[a-z0-9_]{1,32}", "mjpeg or yuyv422"));
                default ->
                    throw new ConfigException("input_uri '" + uri + "' has the unknown parameter '"
                            + uri.shown(parameter.getKey()) + "'; expected one of " + KNOWN);
            }
        }
        return new MediaAddress(MediaAddress.Kind.DEVICE, device, uri.toString(), "v4l2", options, config.timeouts());
    }

    private static String check(SourceUri uri, String key, String value, String pattern, String example)
            throws ConfigException {
        if (!Pattern.matches(pattern, value)) {
            throw new ConfigException("input_uri '" + uri + "' has " + key + " '" + uri.shown(value)
                    + "'; expected for example " + example);
        }
        return value;
    }
}
