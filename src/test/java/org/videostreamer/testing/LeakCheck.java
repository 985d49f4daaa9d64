package org.videostreamer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which a Netty buffer of the program was collected that nobody had released. What a test makes
 * on its own thread is its own affair: it ends with the test. Found by JUnit through its
 * service file, so that it looks after every class; Netty follows every buffer at the level {@code paranoid}.
 */
public final class LeakCheck implements AfterAllCallback {

    private static final String CREATED = "Created at:";
    private static final String BY_A_TEST = "org.junit.";
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Recording());
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        awaitCollection();
        // Netty hears of collected buffers when it makes the next one.
        ByteBuf next = Unpooled.directBuffer(1);
        next.release();
        List<String> leaks = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            leaks.add(leak);
        }
        assertThat(leaks).as("buffers that nobody released").isEmpty();
    }

    /** Returns when what nobody reaches has been collected and told to those who wait for it. */
    private static void awaitCollection() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> last = new PhantomReference<>(new Object(), collected);
        System.gc();
        collected.remove(TimeUnit.SECONDS.toMillis(10));
        last.clear();
    }

    private static final class Recording extends ResourceLeakDetectorFactory {
        @Override
        @Deprecated
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return newResourceLeakDetector(resource, samplingInterval);
        }

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new ResourceLeakDetector<>(resource, samplingInterval) {
                @Override
                protected void reportTracedLeak(String type, String records) {
                    if (!records.substring(Math.max(0, records.indexOf(CREATED)))
                            .contains(BY_A_TEST)) {
                        LEAKS.add(type + records);
                    }
                }

                @Override
                protected void reportUntracedLeak(String type) {
                    LEAKS.add(type);
                }

                @Override
                protected boolean needReport() {
                    return true;
                }
            };
        }
    }
}
