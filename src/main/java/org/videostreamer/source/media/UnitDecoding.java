package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.HeldGroup;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.media.h264.UntouchedVideo;

/**
 * Passes H.264 on as it came where that can be done, and has it decoded only while somebody needs pixels. All since the
 * last keyframe is held, so that the decoder can begin at any picture; where that would be too much, it begins then and
 * goes on to the next keyframe. What cannot be passed on is decoded always. Used by one thread, which must close it.
 */
final class UnitDecoding implements AutoCloseable {

    /** Decoding of older pictures for each packet that comes; less than pictures are apart. */
    private static final long MOST_CATCH_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private final PictureDecoder decoder;
    private final BooleanSupplier wanted;
    private final UntouchedVideo video;
    private final HeldGroup group;
    private final AVPacket copy = av_packet_alloc();
    /** How many pictures of the group the decoder has got. */
    private int fed;
    /** The picture of the packet at hand, if it was passed on. */
    private Optional<AccessUnit> unit = Optional.empty();

    /**
     * @param decoder stays the caller's
     * @param wanted whether somebody needs pixels now
     */
    UnitDecoding(AVCodecParameters parameters, PictureDecoder decoder, BooleanSupplier wanted, Limits limits) {
        this.decoder = decoder;
        this.wanted = wanted;
        int length = parameters.extradata_size();
        ByteBuffer sets = length > 0 ? parameters.extradata().capacity(length).asByteBuffer() : ByteBuffer.allocate(0);
        this.video = new UntouchedVideo(sets, limits.of(Limit.CAMERA_PICTURE_BYTES), System::nanoTime);
        this.group = new HeldGroup(limits, () -> {});
    }

    /** Why pictures are not passed on as they came; empty where they are. */
    Optional<String> reason() {
        return video.reason();
    }

    /** Looks at the next packet; whether its picture is passed on, by {@link #make}. */
    boolean take(AVPacket packet) {
        int length = packet.size();
        ByteBuffer bytes = packet.data().capacity(length).asByteBuffer();
        return video.take(bytes, length, (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0);
    }

    /** The picture of the packet that was looked at last; stays this object's, valid until {@link #decode}. */
    AccessUnit make(long number, FrameTimes times) {
        forget();
        unit = Optional.of(video.make(number, times));
        return unit.get();
    }

    /** Packets from another place of the recording come next, or something is missing before the next. */
    void interrupt() {
        video.interrupt();
    }

    /**
     * Has the packet that was looked at last decoded if its picture is needed, or may be soon; holds it for later. Where all
     * since the last keyframe has to be decoded first, that is spread over the packets that follow: those who watch the
     * pictures as they come notice nothing of it.
     */
    void decode(AVPacket packet) throws SourceException {
        if (unit.filter(group::hasRoomFor).isEmpty()) {
            if (fed < group.size()) {
                feed(Long.MAX_VALUE);
                forgetOutput();
            }
            unit.ifPresent(picture -> PictureDecoder.number(packet, picture.number()));
            decoder.send(packet);
            unit.ifPresentOrElse(group::add, group::clear);
            fed = 0;
        } else {
            if (unit.get().keyframe()) {
                fed = 0;
            }
            group.add(unit.get());
            if (wanted.getAsBoolean()) {
                feed(MOST_CATCH_UP_NANOS);
            } else {
                decoder.rest();
                fed = 0;
            }
        }
        forget();
    }

    /** Whether what the decoder gives is to be shown: it also runs for the case that it is needed soon. */
    boolean isShown() {
        return fed == group.size() && (reason().isPresent() || wanted.getAsBoolean());
    }

    /** Gives the decoder what it has not got of the group, for so long; all it makes but of the last is nobody's. */
    private void feed(long nanos) throws SourceException {
        long began = System.nanoTime();
        while (fed < group.size() && System.nanoTime() - began < nanos) {
            if (fed < group.size() - 1) {
                // Only then: with a thread a frame, the picture before comes out between two packets.
                forgetOutput();
            }
            send(group.get(fed));
            fed++;
        }
    }

    private void forgetOutput() {
        while (decoder.receive()) {
            // of a picture before
        }
    }

    private void send(AccessUnit picture) throws SourceException {
        ByteBuffer bytes = picture.bytes().nioBuffer();
        if (av_new_packet(copy, bytes.remaining()) < 0) {
            throw new OutOfMemoryError("no memory for a packet of a camera");
        }
        try {
            copy.data().capacity(bytes.remaining()).asByteBuffer().put(bytes);
            PictureDecoder.number(copy, picture.number());
            decoder.send(copy);
        } finally {
            av_packet_unref(copy);
        }
    }

    private void forget() {
        unit.ifPresent(AccessUnit::release);
        unit = Optional.empty();
    }

    @Override
    public void close() {
        forget();
        group.close();
        av_packet_free(copy);
    }
}
