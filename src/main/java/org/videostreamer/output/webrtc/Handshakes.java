package org.videostreamer.output.webrtc;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.AddressCounts;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.dtls.DtlsThreads;

/**
 * The threads on which DTLS waits for viewers: none when nobody comes, not too many when many do, and few for one
 * address. Handshakes beyond that wait, and the newest goes first: who has waited long has perhaps given up. What viewers
 * say later has threads of its own, so that no handshake keeps it waiting. Any thread.
 */
final class Handshakes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);
    private static final long KEPT_SECONDS = 10;
    /** What they do takes milliseconds. */
    private static final int RECORD_THREADS = 2;
    /** Each session has one task there, and one more when it ends. */
    private static final int TASKS_A_SESSION = 2;

    private record Waiting(AddressBlock from, Runnable task) {}

    private final Limits limits;
    private final int mostWaiting;
    private final ExecutorService threads;
    private final ExecutorService records;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final AddressCounts running = new AddressCounts();

    Handshakes(Limits limits) {
        this.limits = limits;
        this.mostWaiting = limits.intOf(Limit.WEBRTC_SESSIONS);
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DefaultThreadFactory("webrtc dtls", true));
        ThreadPoolExecutor later = new ThreadPoolExecutor(
                RECORD_THREADS,
                RECORD_THREADS,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(TASKS_A_SESSION * mostWaiting),
                new DefaultThreadFactory("webrtc dtls records", true));
        later.allowCoreThreadTimeOut(true);
        this.records = later;
    }

    /** The threads for a session whose viewer is at that address when its handshake begins. */
    DtlsThreads threadsFor(Supplier<InetAddress> address) {
        return new DtlsThreads(task -> begin(AddressBlock.of(address.get()), task), records);
    }

    private void begin(AddressBlock from, Runnable task) {
        synchronized (waiting) {
            waiting.addFirst(new Waiting(from, task));
            if (waiting.size() > mostWaiting) {
                // Its session ends in time, as all do that agree on no keys.
                waiting.removeLast();
            }
        }
        Optional<Waiting> next = next();
        if (next.isEmpty()) {
            count(from);
        } else {
            start(next.get());
        }
    }

    private void count(AddressBlock from) {
        synchronized (waiting) {
            boolean own = running.of(from) >= limits.of(Limit.WEBRTC_HANDSHAKES_PER_ADDRESS);
            limits.reached(own ? Limit.WEBRTC_HANDSHAKES_PER_ADDRESS : Limit.WEBRTC_HANDSHAKES);
        }
    }

    private void start(Waiting handshake) {
        try {
            threads.execute(() -> runAll(handshake));
        } catch (RejectedExecutionException | Error e) {
            ended(handshake);
            throw e;
        }
    }

    /** Runs one, and then whatever waits. */
    private void runAll(Waiting first) {
        for (Optional<Waiting> one = Optional.of(first); one.isPresent(); one = next()) {
            try {
                one.get().task().run();
            } catch (Throwable e) {
                LOG.debug("a handshake", e);
            } finally {
                ended(one.get());
            }
        }
    }

    private Optional<Waiting> next() {
        synchronized (waiting) {
            if (running.all() >= limits.of(Limit.WEBRTC_HANDSHAKES)) {
                return Optional.empty();
            }
            for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
                Waiting one = each.next();
                if (running.of(one.from()) < limits.of(Limit.WEBRTC_HANDSHAKES_PER_ADDRESS)) {
                    each.remove();
                    running.add(one.from());
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    private void ended(Waiting handshake) {
        synchronized (waiting) {
            running.remove(handshake.from());
        }
    }

    /** Lets none begin any more, and those that are over in that time end; the others are interrupted. */
    void close(long millis) throws InterruptedException {
        records.shutdown();
        records.awaitTermination(millis, TimeUnit.MILLISECONDS);
        close();
    }

    @Override
    public void close() {
        synchronized (waiting) {
            waiting.clear();
        }
        threads.shutdownNow();
        records.shutdownNow();
    }
}
