package org.videostreamer.source.media.h264;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The newest parameter sets of a camera by their numbers, as they go before each keyframe. */
final class ParameterSets {

    static final byte[] START_CODE = {0, 0, 0, 1};

    /** Far more than sets with all that they may hold. */
    private static final int MOST_BYTES = 65_536;

    private record Sequence(SequenceParameters told, byte[] unit) {}

    private record Picture(PictureParameters told, byte[] unit) {}

    private final SortedMap<Integer, Sequence> sequences = new TreeMap<>();
    private final SortedMap<Integer, Picture> pictures = new TreeMap<>();

    /** Takes a unit of the given kind in the place of one of its number; whether it could be read. */
    boolean take(ByteBuffer bytes, NalUnits units, int unit) {
        if (units.type(unit) == NalUnits.SEQUENCE_PARAMETERS) {
            Optional<SequenceParameters> told = SequenceParameters.read(bytes, units.begin(unit), units.end(unit));
            told.ifPresent(set -> {
                Sequence known = sequences.get(set.id());
                if (known == null || !isSame(known.unit(), units, unit)) {
                    sequences.put(set.id(), new Sequence(set, units.copy(unit)));
                }
            });
            return isWithinBounds(told.isPresent());
        }
        Optional<PictureParameters> told = PictureParameters.read(bytes, units.begin(unit), units.end(unit));
        told.ifPresent(set -> {
            Picture known = pictures.get(set.id());
            if (known == null || !isSame(known.unit(), units, unit)) {
                pictures.put(set.id(), new Picture(set, units.copy(unit)));
            }
        });
        return isWithinBounds(told.isPresent());
    }

    private static boolean isSame(byte[] known, NalUnits units, int unit) {
        return known.length == units.length(unit) && ByteBuffer.wrap(known).equals(units.slice(unit));
    }

    /** Sets of new numbers are no way to fill the memory: with too many all begins anew. */
    private boolean isWithinBounds(boolean read) {
        if (length() > MOST_BYTES) {
            sequences.clear();
            pictures.clear();
            return false;
        }
        return read;
    }

    /** The picture parameter set of a number. */
    Optional<PictureParameters> picture(int id) {
        return Optional.ofNullable(pictures.get(id)).map(Picture::told);
    }

    /** The sequence parameter set of a number; the same object as long as nothing in it changes. */
    Optional<SequenceParameters> sequence(int id) {
        return Optional.ofNullable(sequences.get(id)).map(Sequence::told);
    }

    /** Bytes of all of them with their start codes. */
    int length() {
        int length = 0;
        for (Sequence set : sequences.values()) {
            length += START_CODE.length + set.unit().length;
        }
        for (Picture set : pictures.values()) {
            length += START_CODE.length + set.unit().length;
        }
        return length;
    }

    /** Writes all of them, those of sequences first. */
    void write(ByteBuf out) {
        sequences.values().forEach(set -> out.writeBytes(START_CODE).writeBytes(set.unit()));
        pictures.values().forEach(set -> out.writeBytes(START_CODE).writeBytes(set.unit()));
    }
}
