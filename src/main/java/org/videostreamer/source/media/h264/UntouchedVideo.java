package org.videostreamer.source.media.h264;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.FrameTimes;

/**
 * Makes access units of a camera's H.264 as long as browsers play it as it is, and tells why where they do not. What
 * browsers show of H.264 by WebRTC: the baseline, main and high profiles without interlacing, each picture when it comes,
 * so none that is shown later than one behind it. Used by one thread.
 *
 * <p>Pictures go on from a keyframe (IDR) until something stands against it, which is judged anew at each keyframe.
 */
public final class UntouchedVideo {

    private static final String NO_KEYFRAME_YET = "the camera's first keyframe has not come yet";
    private static final String DAMAGED = "the camera's parameter sets are missing or damaged";
    private static final String INTERLACED = "the camera's pictures are interlaced";
    private static final String COLOURS = "the camera's colours are not 4:2:0 of eight bits";
    private static final String OUT_OF_ORDER = "the camera's pictures come out of order (B-frames)";
    private static final String GROUPED = "the camera sends slices in groups or parts, which browsers do not play";
    private static final String RARE = "the camera's keyframes (IDR) are more than 10 s apart";
    private static final String LOST =
            "a part of the camera's picture was lost; it is passed on from its next keyframe";
    private static final String TOO_LARGE = "a picture of the camera is larger than may be passed on";

    private static final int BASELINE = 66;
    private static final int MAIN = 77;
    private static final int HIGH = 100;
    /** Of level 5.1 and 5.2, which browsers know: 4096 by 2304 (ITU-T H.264, table A-1). */
    private static final int MOST_MACROBLOCKS = 36_864;

    private static final long RARE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int START_CODE = ParameterSets.START_CODE.length;

    private final long mostBytes;
    private final LongSupplier clock;
    private final NalUnits units = new NalUnits();
    private final ParameterSets sets = new ParameterSets();
    private Optional<String> reason = Optional.of(NO_KEYFRAME_YET);
    /** What the newest keyframe was coded with. */
    private Optional<SequenceParameters> active = Optional.empty();

    private boolean keyframe;
    private boolean anyKeyframe;
    private long keyframeAt;
    /** Whether a B slice has come since the parameters are what they are. */
    private boolean reordered;
    /** What came last is not what the next picture needs. */
    private boolean interrupted;
    /** {@code frame_num} of the last picture that others are predicted from. */
    private int lastNumber;

    /** What the slices of a picture tell together. */
    private record Slices(boolean whole, boolean bidirectional, boolean strange, Optional<SliceHeader> first, int at) {
        /** What stands between pictures. */
        boolean isNothing() {
            return whole && !strange && first.isEmpty();
        }
    }

    /**
     * Video that has not begun.
     *
     * @param outside parameter sets that came beside the video, in Annex B form from index 0 on; may be empty
     * @param mostBytes of a picture
     * @param clock in nanoseconds
     */
    public UntouchedVideo(ByteBuffer outside, long mostBytes, LongSupplier clock) {
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.keyframeAt = clock.getAsLong();
        units.find(outside, outside.limit());
        for (int unit = 0; unit < units.count(); unit++) {
            if (isSet(units.type(unit))) {
                sets.take(outside, units, unit);
            }
        }
    }

    /** Why pictures do not go on as they are; empty where they do. */
    public Optional<String> reason() {
        return reason;
    }

    /** Something is missing before the next picture, or it is from elsewhere: it goes on only if it is a keyframe. */
    public void interrupt() {
        interrupted = true;
    }

    /**
     * Looks at the next picture.
     *
     * @param packet holds it in Annex B form from index 0 on, until {@link #make} or the next call
     * @param length its bytes
     * @param damaged whether something of it is known to be lost
     * @return whether it can go on as it is
     */
    public boolean take(ByteBuffer packet, int length, boolean damaged) {
        boolean found = units.find(packet, length) && !damaged;
        Slices slices = read(packet, found);
        keyframe = slices.first().isPresent() && units.type(slices.at()) == NalUnits.IDR_SLICE;
        if (keyframe) {
            reason = judgeKeyframe(slices, length);
        } else if (slices.isNothing()) {
            return false;
        } else if (reason.isEmpty()) {
            reason = judge(slices, length);
        } else if (!anyKeyframe && isLate()) {
            reason = Optional.of(RARE);
        }
        return reason.isEmpty();
    }

    private boolean isLate() {
        return clock.getAsLong() - keyframeAt > RARE_NANOS;
    }

    private Slices read(ByteBuffer packet, boolean found) {
        boolean whole = found;
        boolean bidirectional = false;
        boolean strange = false;
        Optional<SliceHeader> first = Optional.empty();
        int at = 0;
        for (int unit = 0; unit < units.count(); unit++) {
            int type = units.type(unit);
            whole &= !units.isForbidden(unit);
            if (isSet(type)) {
                whole &= sets.take(packet, units, unit);
            } else if (isSlice(type)) {
                Optional<SliceHeader> slice = SliceHeader.read(packet, units.begin(unit), units.end(unit));
                whole &= slice.isPresent();
                bidirectional |= slice.filter(header -> header.kind() == SliceHeader.Kind.B)
                        .isPresent();
                strange |= slice.filter(this::isStrange).isPresent();
                if (first.isEmpty()) {
                    first = slice;
                    at = unit;
                }
            } else {
                strange |= type >= NalUnits.FIRST_PARTITION && type <= NalUnits.LAST_PARTITION;
            }
        }
        return new Slices(whole, bidirectional, strange, first, at);
    }

    private boolean isStrange(SliceHeader slice) {
        boolean grouped = sets.picture(slice.parameters())
                .filter(PictureParameters::grouped)
                .isPresent();
        return grouped || slice.kind() == SliceHeader.Kind.SP || slice.kind() == SliceHeader.Kind.SI;
    }

    private Optional<String> judgeKeyframe(Slices slices, int length) {
        boolean rare = anyKeyframe && isLate();
        anyKeyframe = true;
        keyframeAt = clock.getAsLong();
        interrupted = false;
        lastNumber = 0;
        Optional<SequenceParameters> before = active;
        active = slices.first()
                .flatMap(slice -> sets.picture(slice.parameters()))
                .flatMap(picture -> sets.sequence(picture.sequence()));
        reordered = slices.bidirectional() || reordered && active.equals(before);
        if (active.isEmpty()) {
            return Optional.of(DAMAGED);
        }
        return judge(active.get())
                .or(() -> when(reordered, OUT_OF_ORDER))
                .or(() -> when(slices.strange(), GROUPED))
                .or(() -> when(!slices.whole(), LOST))
                .or(() -> when(length + sets.length() > mostBytes, TOO_LARGE))
                .or(() -> when(rare, RARE));
    }

    private static Optional<String> judge(SequenceParameters sequence) {
        int profile = sequence.profile();
        if (profile != BASELINE && profile != MAIN && profile != HIGH) {
            return Optional.of("browsers do not play the camera's profile of H.264 (" + profile + ")");
        }
        if (sequence.macroblocks() > MOST_MACROBLOCKS) {
            return Optional.of("browsers do not play the camera's pictures of " + sequence.size());
        }
        return when(!sequence.frames(), INTERLACED)
                .or(() -> when(!sequence.plain(), COLOURS))
                .or(() -> when(sequence.reorders(), OUT_OF_ORDER));
    }

    private Optional<String> judge(Slices slices, int length) {
        reordered |= slices.bidirectional();
        boolean follows =
                slices.first().filter(slice -> follows(slice, slices.at())).isPresent();
        return when(reordered, OUT_OF_ORDER)
                .or(() -> when(slices.strange(), GROUPED))
                .or(() -> when(interrupted || !slices.whole() || !follows, LOST))
                .or(() -> when(length + sets.length() > mostBytes, TOO_LARGE))
                .or(() -> when(isLate(), RARE));
    }

    /** Whether no picture is missing that others are predicted from: those are numbered one after the other (7.4.3). */
    private boolean follows(SliceHeader slice, int unit) {
        if (active.isEmpty() || sets.picture(slice.parameters()).isEmpty()) {
            return false;
        }
        int before = lastNumber;
        int number = slice.frameNumber(active.get());
        int next = before + 1 & (1 << active.get().frameNumberBits()) - 1;
        lastNumber = units.isReference(unit) ? number : before;
        return active.get().gaps() || number == before || number == next;
    }

    private static Optional<String> when(boolean so, String reason) {
        return so ? Optional.of(reason) : Optional.empty();
    }

    /**
     * The picture that was looked at last, as it goes on; the caller owns it.
     *
     * @param number of the picture
     * @param times of the picture
     */
    public AccessUnit make(long number, FrameTimes times) {
        int length = keyframe ? sets.length() : 0;
        for (int unit = 0; unit < units.count(); unit++) {
            length += goesOn(unit) ? START_CODE + units.length(unit) : 0;
        }
        ByteBuf bytes = Unpooled.directBuffer(length, length);
        if (keyframe) {
            sets.write(bytes);
        }
        for (int unit = 0; unit < units.count(); unit++) {
            if (goesOn(unit)) {
                bytes.writeBytes(ParameterSets.START_CODE).writeBytes(units.slice(unit));
            }
        }
        return new AccessUnit(keyframe, number, times, active.orElseThrow().size(), bytes);
    }

    /** Slices, and sets that stand elsewhere than before a keyframe, where all are. */
    private boolean goesOn(int unit) {
        return isSlice(units.type(unit)) || !keyframe && isSet(units.type(unit));
    }

    private static boolean isSet(int type) {
        return type == NalUnits.SEQUENCE_PARAMETERS || type == NalUnits.PICTURE_PARAMETERS;
    }

    private static boolean isSlice(int type) {
        return type == NalUnits.SLICE || type == NalUnits.IDR_SLICE;
    }
}
