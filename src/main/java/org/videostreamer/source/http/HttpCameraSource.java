package org.videostreamer.source.http;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * One camera that sends JPEG pictures over HTTP: from the request to the end of its answer, or, where that holds one
 * picture alone, request after request.
 */
final class HttpCameraSource implements FrameSource {

    /** An answer of no known end that holds one picture and then nothing for so long is complete. */
    private static final Duration COMPLETE_AFTER = Duration.ofSeconds(2);

    private final CameraAddress address;
    private final CameraConfig config;
    private final HttpFailure reasons;
    private final OpenSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);

    HttpCameraSource(CameraAddress address, CameraConfig config) {
        this.address = address;
        this.config = config;
        this.reasons = new HttpFailure(address, config);
        this.socket = new OpenSocket(address.isSecure());
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        if (isClosed()) {
            return;
        }
        try (BadPictures bad = new BadPictures(address.shown());
                CameraClient camera = new CameraClient(address, config, reasons, socket, sink.limits());
                PictureReader pictures = new PictureReader(reasons, bad::add, sink.limits())) {
            FileDelivery delivery = new FileDelivery(sink, bad);
            PicturePoller poller = new PicturePoller(
                    camera, pictures, delivery, socket, config.timeouts().read(), closed);
            CameraResponse first = camera.get();
            if (first.isMultipart()) {
                sink.waiting("waiting for the first picture");
            }
            for (Optional<CameraResponse> next = Optional.of(first); next.isPresent(); next = poller.untilStream()) {
                watch(next.get(), pictures, delivery);
                if (!isClosed()) {
                    next.get().finish();
                }
            }
        } catch (IOException e) {
            if (!isClosed()) {
                throw reasons.failed(e);
            }
        }
    }

    /** Hands on what comes, until the source is closed or the answer turns out to be a single picture. */
    private void watch(CameraResponse answer, PictureReader pictures, FileDelivery delivery)
            throws IOException, SourceException {
        pictures.restart(answer.bytes(), answer.contentType());
        SilenceLimit silenceLimit = new SilenceLimit(config.timeouts().read());
        while (!isClosed()) {
            Optional<ByteBuf> picture;
            boolean complete = !answer.isMultipart() && !answer.isChunked() && pictures.hasOnePicture();
            Duration patience = complete ? least(COMPLETE_AFTER, silenceLimit.patience()) : silenceLimit.patience();
            try {
                socket.setPatience(patience);
                picture = pictures.next();
            } catch (SocketTimeoutException silence) {
                if (complete && pictures.hasOnePicture()) {
                    return;
                }
                throw reasons.silent(patience);
            } catch (ConnectionClosedException | TruncatedChunkException | EOFException early) {
                if (isSnapshot(answer, pictures)) {
                    // Cameras count wrongly: the picture is whole all the same.
                    return;
                }
                throw early;
            }
            if (picture.isEmpty()) {
                if (isSnapshot(answer, pictures) || isClosed()) {
                    return;
                }
                throw pictures.hasNoPicture() && !answer.isMultipart()
                        ? reasons.unexpected(answer.contentType(), answer.elsewhere())
                        : reasons.ended();
            }
            silenceLimit.picture(System.nanoTime());
            delivery.deliver(picture.get(), pictures.timestamp().or(answer::timestamp));
        }
    }

    /** Whether an answer that has ended was the camera's picture of now, so that the next is to be asked for. */
    private static boolean isSnapshot(CameraResponse answer, PictureReader pictures) {
        return !answer.isMultipart() && (pictures.hasOnePicture() || answer.isPicture() && !pictures.hasNoPicture());
    }

    private Duration least(Duration one, Duration other) {
        Duration half = config.timeouts().stall().dividedBy(2);
        Duration least = one.compareTo(other) < 0 ? one : other;
        return half.compareTo(least) < 0 ? half : least;
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
