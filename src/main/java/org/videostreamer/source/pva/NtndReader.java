package org.videostreamer.source.pva;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.epics.pva.data.PVABool;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVALong;
import org.epics.pva.data.PVAString;
import org.epics.pva.data.PVAStructure;
import org.epics.pva.data.PVAStructureArray;
import org.epics.pva.data.PVAUnion;
import org.epics.pva.data.PVAny;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.SourceException;

/** Copies an NTNDArray out of the client's memory, which the client writes over with the next update. */
final class NtndReader {

    private static final String EXPECTED = "epics:nt/NTNDArray:1.0";
    /** More than any picture has: what stands behind is not looked at. */
    private static final int MOST_DIMENSIONS = 16;

    private final String pv;
    private final ByteArrayPool arrayPool;
    private final int mostBytes;

    /** @param mostBytes elements that take more are not copied */
    NtndReader(String pv, ByteArrayPool arrayPool, int mostBytes) {
        this.pv = pv;
        this.arrayPool = arrayPool;
        this.mostBytes = mostBytes;
    }

    /**
     * Copies one.
     *
     * @param arrivedNanos {@link System#nanoTime()} at its arrival
     * @throws SourceException if the PV is something else, with what it lacks
     */
    NtndArray read(PVAStructure data, long arrivedNanos) throws SourceException {
        PVAData value = data.get("value");
        PVAData dimension = data.get("dimension");
        if (!(value instanceof PVAUnion union) || !(dimension instanceof PVAStructureArray sides)) {
            String missing = value instanceof PVAUnion ? "array of structures 'dimension'" : "union 'value'";
            throw new SourceException("PV " + pv + " is no camera: its type is '" + PeerText.of(data.getStructureName())
                    + "', which has no " + missing + "; expected " + EXPECTED);
        }
        ArrayBytes bytes = union.getSelector() < 0
                ? ArrayBytes.NONE
                : ArrayBytes.copy(union.get(), arrayPool, mostBytes)
                        .orElseThrow(() -> new SourceException("PV " + pv + " is no camera: its value is of type '"
                                + PeerText.of(union.get().getType()) + "'; expected an array of numbers"));
        String codec = data.get("codec") instanceof PVAStructure described ? text(described, "name") : "";
        List<Dimension> dimensions = dimensions(sides);
        Attributes attributes = new Attributes(data.get("attribute"));
        return new NtndArray(
                codec.isEmpty()
                        ? bytes.type()
                        : compressed(data)
                                .of(dimensions.stream().map(Dimension::size).toList(), bytes.type()),
                bytes.data(),
                counted(data, codec, bytes.length()),
                dimensions,
                codec,
                attributes.number("ColorMode"),
                attributes.number("BayerPattern").orElse(0),
                stamp(data, arrivedNanos));
    }

    private static CompressedType compressed(PVAStructure data) {
        long whole = PvaNumbers.field(data, "uncompressedSize").orElse(0);
        if (data.get("codec") instanceof PVAStructure described) {
            boolean typedLong =
                    described.get("parameters") instanceof PVAny parameters && parameters.get() instanceof PVALong;
            return new CompressedType(code(described, "parameters"), typedLong, whole);
        }
        return new CompressedType(Optional.empty(), false, whole);
    }

    /** A compressor may leave room behind its data. */
    private static int counted(PVAStructure data, String codec, int length) {
        long told = PvaNumbers.field(data, "compressedSize").orElse(length);
        return !codec.isEmpty() && told > 0 && told < length ? (int) told : length;
    }

    private static List<Dimension> dimensions(PVAStructureArray sides) {
        return Arrays.stream(sides.get())
                .limit(MOST_DIMENSIONS)
                .map(side -> side == null ? new Dimension(0, 0, 0, false) : dimension(side))
                .toList();
    }

    private static Dimension dimension(PVAStructure side) {
        return new Dimension(
                code(side, "size").orElse(0),
                code(side, "offset").orElse(0),
                code(side, "binning").orElse(0),
                side.get("reverse") instanceof PVABool reverse && reverse.get());
    }

    /** By the detector's clock or, where that was never set, the IOC's. */
    private static ArrayStamp stamp(PVAStructure data, long arrivedNanos) {
        ArrayStamp detector = stamp(data, "dataTimeStamp", arrivedNanos);
        if (detector.tellsTime()) {
            return detector;
        }
        ArrayStamp ioc = stamp(data, "timeStamp", arrivedNanos);
        return ioc.tellsTime() ? ioc : detector;
    }

    private static ArrayStamp stamp(PVAStructure data, String field, long arrivedNanos) {
        long number = PvaNumbers.field(data, "uniqueId").orElse(0);
        if (data.get(field) instanceof PVAStructure time) {
            long seconds = PvaNumbers.field(time, "secondsPastEpoch").orElse(0);
            int nanos = code(time, "nanoseconds").orElse(0);
            return new ArrayStamp(number, seconds, nanos, arrivedNanos);
        }
        return new ArrayStamp(number, 0, 0, arrivedNanos);
    }

    private static Optional<Integer> code(PVAStructure structure, String field) {
        OptionalLong number = PvaNumbers.field(structure, field);
        return number.isPresent() ? Optional.of((int) number.getAsLong()) : Optional.empty();
    }

    private static String text(PVAStructure structure, String field) {
        PVAData data = structure.get(field);
        return data instanceof PVAString text && text.get() != null ? text.get().strip() : "";
    }
}
