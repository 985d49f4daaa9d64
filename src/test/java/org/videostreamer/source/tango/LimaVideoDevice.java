package org.videostreamer.source.tango;

import fr.esrf.Tango.DevEncoded;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.tango.server.annotation.Attribute;
import org.tango.server.annotation.Device;
import org.videostreamer.frame.Size;

/** The video attributes of a Lima device. The server makes it, so what it shows is set from outside. */
@Device
public class LimaVideoDevice {

    /** What can be wrong with it. */
    enum Fault {
        NONE,
        NO_PICTURE,
        SHORT_PICTURE
    }

    /** What it shows; {@code started} is the time of picture 0, as {@link System#nanoTime()}. */
    record Scene(LimaMode mode, Size size, ByteOrder order, int padding, double fps, long started, Fault fault) {

        long number() {
            return fault == Fault.NO_PICTURE ? -1 : (long) ((System.nanoTime() - started) / 1e9 * fps);
        }

        byte[] image(long number) {
            if (fault == Fault.NO_PICTURE) {
                return LimaEncoder.noPicture();
            }
            byte[] whole = LimaEncoder.encode(Picture.card(size, number), mode, size, order, number, padding);
            return fault == Fault.SHORT_PICTURE ? Arrays.copyOf(whole, whole.length / 2) : whole;
        }
    }

    // The server makes the device and takes no arguments for it.
    private static final AtomicReference<Scene> SCENE = new AtomicReference<>();

    static void show(Scene scene) {
        SCENE.set(scene);
    }

    /** The newest picture's number. */
    @Attribute(name = "video_last_image_counter")
    public long getVideoLastImageCounter() {
        return SCENE.get().number();
    }

    /** The newest picture. */
    @Attribute(name = "video_last_image")
    public DevEncoded getVideoLastImage() {
        Scene scene = SCENE.get();
        return new DevEncoded("VIDEO_IMAGE", scene.image(scene.number()));
    }
}
