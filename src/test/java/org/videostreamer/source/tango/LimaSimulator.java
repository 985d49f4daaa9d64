package org.videostreamer.source.tango;

import fr.esrf.Tango.DevFailed;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import org.tango.server.ServerManager;
import org.videostreamer.frame.Size;
import org.videostreamer.source.tango.LimaVideoDevice.Fault;
import org.videostreamer.source.tango.LimaVideoDevice.Scene;
import org.videostreamer.testing.FreePorts;

/**
 * A device server of JTango's in this JVM, one at a time, with a camera that shows a moving test card. Without a
 * database.
 */
public final class LimaSimulator implements AutoCloseable {

    static final String DEVICE = "test/lima/simulator";

    private final int port;
    private Scene scene;

    /** Starts it at a free port. */
    LimaSimulator(LimaMode mode, Size size) {
        this(FreePorts.any(), mode, size, 20);
    }

    private LimaSimulator(int port, LimaMode mode, Size size, double fps) {
        this.port = port;
        set(new Scene(mode, size, ByteOrder.LITTLE_ENDIAN, 0, fps, System.nanoTime(), Fault.NONE));
        start();
    }

    /** Starts one: port, and optionally mode, width, height, pictures a second. Runs until it is killed. */
    public static void main(String[] arguments) {
        LimaMode mode = arguments.length > 1 ? LimaMode.valueOf(arguments[1]) : LimaMode.RGB24;
        Size size = arguments.length > 3
                ? new Size(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                : new Size(1024, 768);
        double fps = arguments.length > 4 ? Double.parseDouble(arguments[4]) : 20;
        LimaSimulator simulator = new LimaSimulator(Integer.parseInt(arguments[0]), mode, size, fps);
        System.out.println("video-streamer -uri '" + simulator.uri() + "'");
    }

    /** What a user would write. */
    String uri() {
        return "tango:" + bareUri();
    }

    /** The same without the scheme. */
    String bareUri() {
        return "//localhost:" + port + "/" + DEVICE + "#dbase=no";
    }

    /** Starts it again where it was, its numbers from 0. */
    void start() {
        // JacORB reads where to listen from here.
        System.setProperty("OAPort", Integer.toString(port));
        System.setProperty("OAIAddr", "127.0.0.1");
        change(now -> new Scene(
                now.mode(), now.size(), now.order(), now.padding(), now.fps(), System.nanoTime(), now.fault()));
        try {
            ServerManager.getInstance().addClass("LimaVideo", LimaVideoDevice.class);
            ServerManager.getInstance().startError(new String[] {"1", "-nodb", "-dlist", DEVICE}, "LimaSimulator");
        } catch (DevFailed e) {
            throw new AssertionError(e);
        }
    }

    void stop() {
        try {
            ServerManager.getInstance().stop();
        } catch (DevFailed e) {
            throw new AssertionError(e);
        }
    }

    /** Shows something else from the next picture on. */
    void change(UnaryOperator<Scene> change) {
        set(change.apply(scene));
    }

    void show(LimaMode mode, Size size) {
        change(now -> new Scene(mode, size, now.order(), now.padding(), now.fps(), now.started(), now.fault()));
    }

    void fail(Fault fault) {
        change(now -> new Scene(now.mode(), now.size(), now.order(), now.padding(), now.fps(), now.started(), fault));
    }

    private void set(Scene next) {
        scene = next;
        LimaVideoDevice.show(next);
    }

    @Override
    public void close() {
        stop();
    }
}
