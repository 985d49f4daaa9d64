package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.videostreamer.source.SourceException;

/**
 * Asks again and again for a camera's single picture, at most 25 times a second, over one connection where the camera
 * keeps it open, and at most 5 times a second where each picture costs a connection that the camera never ends. An
 * unchanged picture is handed over once a second only. For one thread.
 */
final class PicturePoller {

    private static final long INTERVAL = Duration.ofMillis(40).toNanos();
    private static final long INTERVAL_OF_CONNECTIONS = Duration.ofMillis(200).toNanos();
    private static final long REPEAT = Duration.ofSeconds(1).toNanos();

    private final CameraClient camera;
    private final PictureReader pictures;
    private final FileDelivery delivery;
    private final OpenSocket socket;
    private final Duration patience;
    private final CountDownLatch closed;
    private long deliveredAt;
    private long lastSum;
    private int lastLength;

    /**
     * @param patience the longest silence within an answer
     * @param closed ends the polling when it reaches zero
     */
    PicturePoller(
            CameraClient camera,
            PictureReader pictures,
            FileDelivery delivery,
            OpenSocket socket,
            Duration patience,
            CountDownLatch closed) {
        this.camera = camera;
        this.pictures = pictures;
        this.delivery = delivery;
        this.socket = socket;
        this.patience = patience;
        this.closed = closed;
    }

    /**
     * Asks until closed, or until the camera answers with a stream.
     *
     * @return the stream, of which nothing is read yet; empty when closed
     * @throws SourceException if an answer is no success
     */
    Optional<CameraResponse> untilStream() throws IOException, SourceException, InterruptedException {
        long interval = INTERVAL;
        long asked = System.nanoTime();
        while (!closed.await(asked + interval - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            asked = System.nanoTime();
            CameraResponse answer = camera.get();
            if (answer.isMultipart()) {
                return Optional.of(answer);
            }
            interval = read(answer) ? INTERVAL : INTERVAL_OF_CONNECTIONS;
        }
        return Optional.empty();
    }

    /** Whether the answer ended by itself. */
    private boolean read(CameraResponse answer) throws IOException, SourceException {
        socket.setPatience(patience);
        pictures.restart(answer.bytes(), answer.contentType());
        Optional<ByteBuf> picture = pictures.next();
        if (picture.isPresent()) {
            take(picture.get(), pictures.timestamp().or(answer::timestamp));
        }
        return answer.finish();
    }

    private void take(ByteBuf picture, Optional<String> timestamp) {
        CRC32 sum = new CRC32();
        sum.update(picture.nioBuffer());
        long now = System.nanoTime();
        int length = picture.readableBytes();
        if (length == lastLength && sum.getValue() == lastSum && now - deliveredAt < REPEAT) {
            picture.release();
            return;
        }
        lastLength = length;
        lastSum = sum.getValue();
        deliveredAt = now;
        delivery.deliver(picture, timestamp);
    }
}
