package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;

/** Opens what FFmpeg reads and finds the video in it. */
final class MediaOpener {

    private final MediaAddress address;
    private final StopSignal stop;
    private final PixelsPool pool;
    private final BooleanSupplier wanted;

    /**
     * @param pool tells how large a picture may be
     * @param wanted whether somebody needs pixels now
     */
    MediaOpener(MediaAddress address, StopSignal stop, PixelsPool pool, BooleanSupplier wanted) {
        this.address = address;
        this.stop = stop;
        this.pool = pool;
        this.wanted = wanted;
    }

    /**
     * Opens it.
     *
     * @return what the caller must close
     * @throws SourceException if it cannot be reached, holds no picture, or the source was closed meanwhile
     * @throws PictureTooLargeException if its pictures are too large
     */
    MediaInput open() throws SourceException {
        if (address.isLive()) {
            stop.allow(address.timeouts().connect());
        } else {
            stop.allowForever();
        }
        Container container = connect();
        try {
            if (address.isLive()) {
                stop.allow(address.timeouts().read());
            }
            AVStream stream = video(container);
            pool.admit(new Size(stream.codecpar().width(), stream.codecpar().height()));
            return input(container, stream);
        } catch (SourceException | RuntimeException | Error e) {
            container.close();
            throw e;
        }
    }

    private MediaInput input(Container container, AVStream stream) throws SourceException {
        Optional<AnnexBFilter> filter = AnnexBFilter.of(stream);
        try {
            Limits limits = pool.limits();
            AVCodecParameters parameters = filter.map(AnnexBFilter::parameters).orElseGet(stream::codecpar);
            PictureDecoder decoder = new PictureDecoder(address, parameters, stream.time_base(), limits);
            return new MediaInput(address, stop, container, stream, filter, parameters, decoder, wanted, limits);
        } catch (SourceException | RuntimeException | Error e) {
            filter.ifPresent(AnnexBFilter::close);
            throw e;
        }
    }

    /** Goes where the camera points to, and another way where it refuses the first. */
    private Container connect() throws SourceException {
        RtspDetours detours = new RtspDetours();
        MediaAddress next = address;
        while (true) {
            Container container = new Container(next, stop);
            if (container.result() >= 0) {
                return container;
            }
            container.close();
            Optional<MediaAddress> other = detours.after(next, container.result(), stop.redirection());
            if (other.isEmpty()) {
                throw MediaFailure.opening(next, stop, container.result());
            }
            next = other.get();
        }
    }

    private AVStream video(Container container) throws SourceException {
        AVFormatContext context = container.context();
        // A device tells all at once; FFmpeg would spin until its first picture is there.
        int result = address.isDevice() ? 0 : avformat_find_stream_info(context, (AVDictionary) null);
        if (result < 0) {
            throw MediaFailure.reading(address, stop, result);
        }
        int best = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        // FFmpeg draws any text file as a terminal would.
        if (best < 0 || container.format().equals("tty")) {
            throw MediaFailure.noVideo(address);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != best) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
        return context.streams(best);
    }
}
