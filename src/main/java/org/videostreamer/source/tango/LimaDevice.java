package org.videostreamer.source.tango;

import fr.esrf.Tango.DevEncoded;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevSource;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.Optional;
import org.videostreamer.source.SourceException;

/**
 * The two attributes of a Lima device that make its live video, and two that tell more of it. Calls block until the answer
 * or the timeout.
 */
final class LimaDevice {

    static final String COUNTER = "video_last_image_counter";
    static final String IMAGE = "video_last_image";

    private static final String TYPE = "image_type";
    private static final String SIZES = "image_sizes";

    private static final String TIMEOUT = "TANGO_TIMEOUT";
    /** The client counts in units of 100 ns and in 32 bits. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(200);

    private final DeviceProxy proxy;
    private final TangoFailure reasons;

    private LimaDevice(DeviceProxy proxy, TangoFailure reasons) {
        this.proxy = proxy;
        this.reasons = reasons;
    }

    /**
     * Connects.
     *
     * @param timeout for each answer
     * @throws SourceException if the device, or the database that knows it, cannot be reached
     */
    static LimaDevice connect(DeviceName name, Duration timeout) throws SourceException {
        int millis = (int) Math.min(timeout.toMillis(), LONGEST_TIMEOUT.toMillis());
        TangoFailure reasons = new TangoFailure(name, Duration.ofMillis(millis));
        // What the client asks while it connects has this timeout alone, and only the first value of the process
        // counts.
        if (System.getProperty(TIMEOUT) == null && System.getenv(TIMEOUT) == null) {
            System.setProperty(TIMEOUT, Integer.toString(millis));
        }
        try {
            DeviceProxy proxy = new DeviceProxy(name.url());
            // Reconnecting is the camera's business; the client's own way would forget the timeout.
            proxy.set_transparency_reconnection(false);
            proxy.set_timeout_millis(millis);
            // The server's cache, where somebody polls these attributes into it, holds old pictures.
            proxy.set_source(DevSource.DEV);
            return new LimaDevice(proxy, reasons);
        } catch (DevFailed | RuntimeException e) {
            throw reasons.of(e);
        }
    }

    /** The number of the newest picture; −1 without one. */
    long counter() throws SourceException {
        try {
            return proxy.read_attribute(COUNTER).extractLong64();
        } catch (DevFailed | RuntimeException e) {
            throw reasons.of(e);
        }
    }

    /** What it tells of its pictures beside them; empty if it does not, as devices that only resemble Lima. */
    Optional<LimaSamples.Attributes> samples() {
        try {
            return Optional.of(new LimaSamples.Attributes(
                    proxy.read_attribute(TYPE).extractString(),
                    proxy.read_attribute(SIZES).extractULongArray()));
        } catch (DevFailed | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The newest picture. */
    EncodedImage image() throws SourceException {
        try {
            DevEncoded encoded = proxy.read_attribute(IMAGE).extractDevEncoded();
            return new EncodedImage(encoded.encoded_format, encoded.encoded_data);
        } catch (DevFailed | RuntimeException e) {
            throw reasons.of(e);
        }
    }
}
