package org.videostreamer.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.StreamConfig.RedisTarget;

/**
 * Makes the records of a stream's values.
 *
 * @param credentials reads its {@code auth_config}
 * @param check asked about its camera
 */
record StreamReader(AuthReader credentials, SourceCheck check) {

    /** Schemes of cameras to which TLS is spoken. */
    private static final Set<String> WITH_TLS = Set.of("https", "rtsps", "rediss");

    private ClientTlsReader tls() {
        return new ClientTlsReader(credentials.directory());
    }

    /** The stream; nothing where it has no URI, which has been told. */
    Optional<StreamConfig> read(String name, String id, Values values, Problems problems) {
        Optional<Credentials> user = values.find(Keys.AUTH_CONFIG).flatMap(auth -> credentials.read(auth, problems));
        Optional<RedisTarget> redis = values.find(Keys.REDIS)
                .map(to -> new RedisTarget(
                        to,
                        values.get(Keys.REDIS_CHANNEL),
                        values.get(Keys.REDIS_FORMAT),
                        tls().read(values, Keys.REDIS_TLS, to.toString(), to.tls(), problems)));
        Display display = display(values);
        List<OutputFormat> formats = values.get(Keys.FORMATS);
        if (!formats.contains(display.format())) {
            problems.add(
                    values.at(values.has(Keys.FORMAT) ? Keys.FORMAT : Keys.FORMATS),
                    Keys.FORMAT.name() + " " + display.format() + " is not among the " + Keys.FORMATS.name()
                            + "; expected that the page's first may be asked for");
        }
        return values.find(Keys.INPUT_URI)
                .map(uri ->
                        values.fromEnvironment(Keys.INPUT_URI).map(uri::shownAs).orElse(uri))
                .map(uri -> new CameraConfig(
                        uri,
                        user,
                        values.get(Keys.IN_REDIS_CHANNEL),
                        new Timeouts(
                                values.get(Keys.CONNECT_TIMEOUT),
                                values.get(Keys.READ_TIMEOUT),
                                values.get(Keys.STALL_TIMEOUT)),
                        tls().read(
                                        values,
                                        Keys.CAMERA_TLS,
                                        uri.toString(),
                                        WITH_TLS.contains(uri.scheme().toLowerCase(Locale.ROOT)),
                                        problems),
                        values.find(Keys.RANGE),
                        redis.isPresent()))
                .filter(camera -> isUsable(camera, values, problems))
                .map(camera -> new StreamConfig(
                        name,
                        id,
                        values.find(Keys.TITLE),
                        camera,
                        display,
                        formats,
                        requests(values.get(Keys.STREAM_LIMITS)),
                        values.get(Keys.PRELOAD),
                        redis,
                        CalibrationConfig.of(values),
                        values.find(Keys.RECORD).map(record -> record.get(Keys.RECORD_SECONDS)),
                        values.find(Keys.HISTORY)));
    }

    private boolean isUsable(CameraConfig camera, Values values, Problems problems) {
        try {
            check.check(camera);
            return true;
        } catch (ConfigException e) {
            // The key stands in the place already.
            problems.add(values.at(Keys.INPUT_URI), e.getMessage().replaceFirst("^input_uri (?=')", ""));
            return false;
        }
    }

    private static Display display(Values values) {
        return new Display(
                values.find(Keys.FORMAT).orElse(Display.DEFAULT.format()),
                values.has(Keys.FORMAT),
                values.get(Keys.QUALITY),
                values.find(Keys.BITRATE).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                values.get(Keys.SIZE),
                values.find(Keys.CROP),
                values.get(Keys.ROTATE),
                values.get(Keys.H_FLIP),
                values.get(Keys.V_FLIP),
                tone(values.get(Keys.TONE)),
                values.find(Keys.MAX_FPS).map(BigDecimal::doubleValue).orElse(0.0),
                values.get(Keys.REENCODE));
    }

    private static Tone tone(Values tone) {
        return new Tone(
                tone.find(Keys.WINDOW),
                tone.get(Keys.GAMMA).doubleValue(),
                tone.get(Keys.COLORMAP),
                tone.get(Keys.INVERT),
                tone.get(Keys.SATURATED));
    }

    private static RequestLimits requests(Values limits) {
        return new RequestLimits(
                limits.get(Keys.MAX_WIDTH),
                limits.get(Keys.MAX_HEIGHT),
                limits.get(Keys.BEST_QUALITY),
                limits.get(Keys.MOST_FPS).doubleValue(),
                limits.find(Keys.RENDITIONS).map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }
}
