package org.videostreamer.soak;

import java.io.IOException;
import java.util.Set;

/** A camera that can be made to do wrong, and right again. One thread, but for what it sends. */
interface SoakCamera extends AutoCloseable {

    /** Of its stream. */
    String name();

    /** As the configuration names it. */
    String uri();

    /** What it can do wrong. */
    Set<CameraFault> faults();

    /** Does wrong until {@link #recover()}. */
    void suffer(CameraFault fault) throws IOException, InterruptedException;

    /** Does right, whatever it did before. */
    void recover() throws IOException, InterruptedException;

    @Override
    void close() throws InterruptedException;
}
