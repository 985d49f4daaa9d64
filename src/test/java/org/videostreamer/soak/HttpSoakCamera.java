package org.videostreamer.soak;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpScript;

/** An HTTP camera of motion JPEG in this process, which can do everything wrong while it sends. */
final class HttpSoakCamera implements SoakCamera {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n"
            + "Connection: close\r\n\r\n";
    private static final long INTERVAL_MILLIS = 50;
    private static final long LOOK_MILLIS = 100;
    private static final int TRICKLE_BYTES = 64;

    private final String name;
    private final SoakPictures pictures;
    private final int port = FreePorts.any();
    private volatile Optional<CameraFault> fault = Optional.empty();
    private Optional<HttpScript> script;

    HttpSoakCamera(String name, SoakPictures pictures) {
        this.name = name;
        this.pictures = pictures;
        this.script = Optional.of(new HttpScript(port, this::play));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String uri() {
        return "http://127.0.0.1:" + port + "/video";
    }

    @Override
    public Set<CameraFault> faults() {
        return EnumSet.allOf(CameraFault.class);
    }

    @Override
    public void suffer(CameraFault wrong) {
        fault = Optional.of(wrong);
        if (wrong == CameraFault.KILLED) {
            close();
        }
    }

    @Override
    public void recover() {
        fault = Optional.empty();
        if (script.isEmpty()) {
            script = Optional.of(new HttpScript(port, this::play));
        }
    }

    private boolean play(int request, String asked, HttpScript.Stage stage) throws IOException {
        Random random = new Random(request);
        stage.send(HEAD);
        boolean goesOn = true;
        for (int number = 0; goesOn; number++) {
            Optional<CameraFault> now = fault;
            goesOn = now.isEmpty()
                    ? send(stage, pictures.usual(number), INTERVAL_MILLIS)
                    : switch (now.get()) {
                        case KILLED -> false;
                        case HUNG -> stage.pause(LOOK_MILLIS);
                        case SLOW -> trickle(stage, pictures.usual(number));
                        case GARBAGE -> send(stage, pictures.garbage(number, random), INTERVAL_MILLIS);
                        case OTHER_SIZES -> send(stage, pictures.ofOtherSize(number), INTERVAL_MILLIS);
                        case TOO_FAST -> send(stage, pictures.usual(number), 1);
                    };
        }
        return false;
    }

    private static boolean send(HttpScript.Stage stage, byte[] picture, long millis) throws IOException {
        stage.send(part(picture), picture);
        stage.send("\r\n");
        return stage.pause(millis);
    }

    private boolean trickle(HttpScript.Stage stage, byte[] picture) throws IOException {
        stage.send(part(picture));
        for (int at = 0; at < picture.length; at += TRICKLE_BYTES) {
            byte[] some = Arrays.copyOfRange(picture, at, Math.min(picture.length, at + TRICKLE_BYTES));
            stage.send("", some);
            // One that is mended meanwhile sends the rest at once.
            if (fault.equals(Optional.of(CameraFault.SLOW)) && !stage.pause(LOOK_MILLIS)) {
                return false;
            }
        }
        stage.send("\r\n");
        return true;
    }

    private static String part(byte[] picture) {
        return "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n";
    }

    @Override
    public void close() {
        script.ifPresent(HttpScript::close);
        script = Optional.empty();
    }
}
