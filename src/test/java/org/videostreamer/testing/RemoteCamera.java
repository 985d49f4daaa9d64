package org.videostreamer.testing;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.SourceException;

/** A camera that does at once what a test says, on its own thread. */
public final class RemoteCamera {

    /** What it does. */
    public interface Step {
        void run(FrameSink sink) throws SourceException;
    }

    private record Order(Step step, CompletableFuture<Void> done) {}

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final String uri = ScriptedCamera.uri(this::obey);

    private void obey(FrameSink sink, CountDownLatch closed) throws SourceException, InterruptedException {
        while (closed.getCount() > 0) {
            Order order = orders.poll(20, TimeUnit.MILLISECONDS);
            if (order != null) {
                try {
                    order.step().run(sink);
                } finally {
                    order.done().complete(null);
                }
            }
        }
    }

    public String uri() {
        return uri;
    }

    /** Does it, and returns when it is done; the camera must be running, or will be soon. */
    public void does(Step step) {
        Order order = new Order(step, new CompletableFuture<>());
        orders.add(order);
        order.done().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
