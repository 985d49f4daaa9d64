package org.videostreamer.output.webrtc;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads on which DTLS waits for viewers: none when nobody comes, and not too many when many do. */
final class Handshakes {

    private static final int MOST_THREADS = 32;
    private static final int MOST_WAITING = 2_000;
    private static final long KEPT_SECONDS = 10;

    private Handshakes() {}

    static ThreadPoolExecutor newThreads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                new DefaultThreadFactory("webrtc dtls", true),
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
