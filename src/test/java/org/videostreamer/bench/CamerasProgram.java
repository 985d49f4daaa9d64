package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.frame.Size;

/** Cameras in a process of their own, so that what they take is not the benchmark's. */
final class CamerasProgram {

    private static final Size SIZE = new Size(640, 480);
    /** As large as the card's pictures by the program's own encoder. */
    private static final int FILE_BYTES = 25_000;

    private CamerasProgram() {}

    /** Makes so many cameras with so many pictures a second, writes their ports in a line, and goes on until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> ports = new ArrayList<>();
        for (int camera = 0; camera < Integer.parseInt(arguments[0]); camera++) {
            @SuppressWarnings("resource") // ends with the process
            PartsCamera made = new PartsCamera(SIZE, FILE_BYTES, Integer.parseInt(arguments[1]));
            ports.add(Integer.toString(made.port()));
        }
        System.out.println(String.join(" ", ports));
        Thread.currentThread().join();
    }
}
