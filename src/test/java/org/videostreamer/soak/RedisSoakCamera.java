package org.videostreamer.soak;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;

/** A program that publishes pictures in a Redis server, and that server: killed is the server, all else is the program's. */
final class RedisSoakCamera implements SoakCamera {

    private static final String CHANNEL = "CameraStream";
    private static final long INTERVAL_MILLIS = 50;
    private static final long SLOW_MILLIS = 3_000;
    private static final long FAST_MILLIS = 2;

    private final SoakPictures pictures;
    private final RedisProcess redis = new RedisProcess();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread publisher = new Thread(this::publish, "redis publisher");
    private volatile Optional<CameraFault> fault = Optional.empty();
    private boolean killed;

    RedisSoakCamera(SoakPictures pictures) {
        this.pictures = pictures;
        publisher.setDaemon(true);
        publisher.start();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String uri() {
        return redis.uri();
    }

    @Override
    public Set<CameraFault> faults() {
        return EnumSet.allOf(CameraFault.class);
    }

    @Override
    public void suffer(CameraFault wrong) {
        fault = Optional.of(wrong);
        if (wrong == CameraFault.KILLED) {
            killed = true;
            redis.kill();
        }
    }

    @Override
    public void recover() {
        if (killed) {
            killed = false;
            redis.start();
        }
        fault = Optional.empty();
    }

    private void publish() {
        try {
            while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                try (RespClient client = new RespClient(redis.port())) {
                    publish(client);
                } catch (UncheckedIOException e) {
                    // the server is gone; tried again
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(RespClient client) throws InterruptedException {
        Random random = new Random(1);
        long millis = 0;
        for (int number = 0; !closed.await(millis, TimeUnit.MILLISECONDS); number++) {
            Optional<CameraFault> now = fault;
            millis = pause(now);
            if (!now.equals(Optional.of(CameraFault.HUNG))) {
                client.publish(CHANNEL, message(now, number, random));
            }
        }
    }

    private static long pause(Optional<CameraFault> now) {
        if (now.equals(Optional.of(CameraFault.SLOW))) {
            return SLOW_MILLIS;
        }
        return now.equals(Optional.of(CameraFault.TOO_FAST)) ? FAST_MILLIS : INTERVAL_MILLIS;
    }

    private byte[] message(Optional<CameraFault> now, int number, Random random) {
        if (now.equals(Optional.of(CameraFault.GARBAGE))) {
            byte[] garbage = pictures.garbage(number, random);
            return number % 2 == 0 ? garbage : json(garbage);
        }
        return json(
                now.equals(Optional.of(CameraFault.OTHER_SIZES))
                        ? pictures.ofOtherSize(number)
                        : pictures.usual(number));
    }

    private static byte[] json(byte[] file) {
        String text = "{\"data\": \"" + Base64.getEncoder().encodeToString(file) + "\", \"size\": [240, 320]}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        if (!killed) {
            redis.close();
        }
        publisher.join();
    }
}
