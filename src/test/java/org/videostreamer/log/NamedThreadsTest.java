package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class NamedThreadsTest {

    @Test
    void theyHaveTheNameAndThePriorityAndKeepNothingAlive() {
        Thread thread = new NamedThreads("clips", Thread.MIN_PRIORITY).newThread(() -> {});
        assertThat(thread.getName()).isEqualTo("clips");
        assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void theOneDoesOneTaskAfterTheOtherAndLetsNoMoreWaitThanSaid() throws InterruptedException {
        ThreadPoolExecutor one = new NamedThreads("clips").oneWhenNeeded(1);
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(2);
        Runnable task = () -> {
            try {
                hold.await();
                done.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        one.execute(task);
        one.execute(task);
        assertThatThrownBy(() -> one.execute(task)).isInstanceOf(RejectedExecutionException.class);
        assertThat(one.getPoolSize()).isEqualTo(1);
        hold.countDown();
        done.await();
        one.shutdown();
    }

    @Test
    void theOneIsThereOnlyWhileItIsNeeded() {
        ThreadPoolExecutor one = new NamedThreads("clips").oneWhenNeeded(1);
        assertThat(one.getPoolSize()).isZero();
        assertThat(one.allowsCoreThreadTimeOut()).isTrue();
        one.shutdown();
    }
}
