package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.videostreamer.source.SourceException;

/**
 * Asks again and again for a camera's single picture, at most 25 times a second, over one connection where the camera
 * keeps it open. An unchanged picture is handed over once a second only. For one thread.
 */
final class PicturePoller {

    private static final long INTERVAL = Duration.ofMillis(40).toNanos();
    private static final long REPEAT = Duration.ofSeconds(1).toNanos();

    private final CameraClient camera;
    private final Reasons reasons;
    private final PictureDelivery delivery;
    private final CountDownLatch closed;
    private final InputBuffer picture = new InputBuffer(InputStream.nullInputStream(), MultipartReader.LIMIT);
    private long deliveredAt;
    private long lastSum;
    private int lastLength;

    /** @param closed ends the polling when it reaches zero */
    PicturePoller(CameraClient camera, Reasons reasons, PictureDelivery delivery, CountDownLatch closed) {
        this.camera = camera;
        this.reasons = reasons;
        this.delivery = delivery;
        this.closed = closed;
    }

    /**
     * Takes this answer and further ones until closed.
     *
     * @throws SourceException if the first answer is no JPEG picture, or a later one is no success
     */
    void run(ClassicHttpResponse first, String contentType) throws IOException, SourceException, InterruptedException {
        long asked = System.nanoTime();
        read(first, Optional.of(contentType));
        while (!closed.await(asked + INTERVAL - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            asked = System.nanoTime();
            read(camera.get(), Optional.empty());
        }
    }

    /** @param mustBeJpeg the content type to complain about if it is no JPEG picture; empty forgives */
    private void read(ClassicHttpResponse answer, Optional<String> mustBeJpeg) throws IOException, SourceException {
        picture.restart(answer.getEntity().getContent());
        if (mustBeJpeg.isPresent()) {
            picture.fillTo(2);
            if (!JpegEnd.startsAt(picture.bytes(), picture.start(), picture.end())) {
                throw reasons.unexpected(mustBeJpeg.get());
            }
        }
        while (picture.fill()) {
            if (picture.size() > MultipartReader.LIMIT) {
                throw reasons.tooLarge(MultipartReader.LIMIT);
            }
        }
        take(Optional.ofNullable(answer.getFirstHeader("X-Timestamp")).map(Header::getValue));
    }

    private void take(Optional<String> timestamp) {
        CRC32 sum = new CRC32();
        sum.update(picture.bytes(), picture.start(), picture.size());
        long now = System.nanoTime();
        boolean same = picture.size() == lastLength && sum.getValue() == lastSum;
        if (same && now - deliveredAt < REPEAT) {
            return;
        }
        lastLength = picture.size();
        lastSum = sum.getValue();
        deliveredAt = now;
        delivery.deliver(picture.bytes(), picture.start(), picture.size(), timestamp);
    }
}
