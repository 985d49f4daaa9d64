package org.videostreamer.source.test;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Size;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/**
 * {@code test} and {@code test?size=WxH&fps=N&depth=D}: a generated test card, 650 by 485 pixels of 8 bits at 20 pictures a
 * second.
 */
public final class TestProvider implements FrameSourceProvider {

    private static final Size DEFAULT_SIZE = new Size(650, 485);
    private static final double DEFAULT_FPS = 20;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;
    private static final double MOST_FPS = 500;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @Override
    public Set<String> schemes() {
        return Set.of("test");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        Size size = DEFAULT_SIZE;
        double fps = DEFAULT_FPS;
        CardDepth depth = CardDepth.EIGHT;
        for (Map.Entry<String, String> parameter : config.uri().parameters().entrySet()) {
            switch (parameter.getKey()) {
                case "size" -> size = size(config.uri(), parameter.getValue());
                case "fps" -> fps = fps(config.uri(), parameter.getValue());
                case "depth" -> depth = depth(config.uri(), parameter.getValue());
                default ->
                    throw new ConfigException("input_uri '" + config.uri() + "': unknown parameter '"
                            + config.uri().shown(parameter.getKey()) + "'; test takes size=WxH, fps=N and depth=D");
            }
        }
        return new TestSource(size, depth, fps);
    }

    private static Size size(SourceUri uri, String text) throws ConfigException {
        Matcher matcher = SIZE.matcher(text);
        if (matcher.matches()) {
            Size size = new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (isSide(size.width()) && isSide(size.height())) {
                return size;
            }
        }
        throw new ConfigException("input_uri 'test?size=" + uri.shown(text) + "': expected size=WxH with sides from "
                + SMALLEST + " to " + LARGEST + ", for example size=1280x1024");
    }

    private static boolean isSide(int pixels) {
        return pixels >= SMALLEST && pixels <= LARGEST;
    }

    private static CardDepth depth(SourceUri uri, String text) throws ConfigException {
        return CardDepth.parse(text)
                .orElseThrow(() -> new ConfigException(
                        "input_uri 'test?depth=" + uri.shown(text) + "': expected depth=8, 12, 16 or float"));
    }

    private static double fps(SourceUri uri, String text) throws ConfigException {
        try {
            double fps = Double.parseDouble(text);
            if (fps > 0 && fps <= MOST_FPS) {
                return fps;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new ConfigException(
                "input_uri 'test?fps=" + uri.shown(text) + "': expected fps=N, more than 0 and at most 500");
    }
}
