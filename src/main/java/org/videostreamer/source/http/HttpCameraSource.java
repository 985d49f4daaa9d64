package org.videostreamer.source.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/** One camera that sends JPEG pictures over HTTP: one connection, from the request to its end. */
final class HttpCameraSource implements FrameSource {

    private final CameraAddress address;
    private final SourceConfig config;
    private final Reasons reasons;
    private final OpenSocket socket = new OpenSocket();
    private final CountDownLatch closed = new CountDownLatch(1);

    HttpCameraSource(CameraAddress address, SourceConfig config) {
        this.address = address;
        this.config = config;
        this.reasons = new Reasons(address, config);
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        try (BadPictures bad = new BadPictures(address.shown());
                CameraClient camera = new CameraClient(address, config, reasons, socket)) {
            watch(camera, new PictureDelivery(sink, bad));
        } catch (IOException e) {
            if (!isClosed()) {
                throw reasons.failed(e);
            }
        }
    }

    private void watch(CameraClient camera, PictureDelivery delivery)
            throws IOException, SourceException, InterruptedException {
        if (isClosed()) {
            return;
        }
        ClassicHttpResponse answer = camera.get();
        String contentType =
                Optional.ofNullable(answer.getEntity().getContentType()).orElse("");
        // Any multipart: some cameras say multipart/mixed, and nothing else could be meant.
        if (contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            readParts(new MultipartReader(answer.getEntity().getContent(), contentType, reasons), delivery);
        } else {
            new PicturePoller(camera, reasons, delivery, closed).run(answer, contentType);
        }
    }

    private void readParts(MultipartReader parts, PictureDelivery delivery) throws IOException, SourceException {
        while (parts.next()) {
            delivery.deliver(parts.bytes(), parts.offset(), parts.length(), parts.header("x-timestamp"));
            if (isClosed()) {
                return;
            }
        }
        if (!isClosed()) {
            throw reasons.ended();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        socket.close();
    }
}
