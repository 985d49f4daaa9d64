package org.videostreamer.source.pva;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.epics.pva.data.PVABool;
import org.epics.pva.data.PVABoolArray;
import org.epics.pva.data.PVAByteArray;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVADoubleArray;
import org.epics.pva.data.PVAFloatArray;
import org.epics.pva.data.PVAInt;
import org.epics.pva.data.PVAIntArray;
import org.epics.pva.data.PVALong;
import org.epics.pva.data.PVALongArray;
import org.epics.pva.data.PVAShortArray;
import org.epics.pva.data.PVAString;
import org.epics.pva.data.PVAStructure;
import org.epics.pva.data.PVAStructureArray;
import org.epics.pva.data.PVAUnion;
import org.epics.pva.data.PVAny;

/** Builds NTNDArray structures as areaDetector's PVA plugin does. */
final class NtndBuilder {

    private NtndBuilder() {}

    /** A detector that has never acquired: no dimensions, no data. */
    static PVAStructure idle() {
        return structure(-1, union(), "", 0, 0, List.of(), 0, 0, DetectorFrame.SOME_TIME.getEpochSecond(), 0);
    }

    static PVAStructure of(DetectorFrame frame) {
        BufferedImage picture = CardPicture.draw(frame.size(), frame.number());
        int[] samples = Samples.of(picture, frame.mode());
        byte[] raw = bytes(samples, frame.type());
        byte[] sent = frame.codec().equals("jpeg") ? jpeg(picture) : Compressors.compress(frame.codec(), raw);
        return of(frame, dimensions(frame), raw.length, sent);
    }

    /** The same with dimensions and data of one's own. */
    static PVAStructure of(DetectorFrame frame, List<Integer> dimensions, int rawBytes, byte[] sent) {
        PVAUnion union = union();
        ScalarType type = frame.codec().isEmpty() ? frame.type() : ScalarType.UBYTE;
        setArray(union.getOptions().get(type.ordinal()), type, sent);
        return structure(
                type.ordinal(),
                union,
                frame.codec(),
                frame.type().ordinal(),
                rawBytes,
                dimensions,
                (int) frame.number(),
                frame.mode().ordinal(),
                frame.time().getEpochSecond(),
                frame.time().getNano());
    }

    /** Tells where one of its dimensions lies on the detector; its whole size says nothing, as with areaDetector. */
    static PVAStructure placed(PVAStructure array, int dimension, int offset, int binning, boolean reverse) {
        PVAStructure side = ((PVAStructureArray) array.get("dimension")).get()[dimension];
        try {
            side.get("offset").setValue(offset);
            side.get("binning").setValue(binning);
            side.get("reverse").setValue(reverse);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return array;
    }

    static List<Integer> dimensions(DetectorFrame frame) {
        int width = frame.size().width();
        int height = frame.size().height();
        return switch (frame.mode()) {
            case MONO, BAYER -> List.of(width, height);
            case RGB1, YUV444 -> List.of(3, width, height);
            case RGB2 -> List.of(width, 3, height);
            case RGB3 -> List.of(width, height, 3);
            case YUV422 -> List.of(2 * width, height);
            case YUV411 -> List.of(width * 3 / 2, height);
        };
    }

    /** Integers of more than eight bits use twelve, or more; floating point numbers lie about zero. */
    static byte[] bytes(int[] samples, ScalarType type) {
        ByteBuffer out = ByteBuffer.allocate(samples.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            switch (type) {
                case BOOLEAN -> out.put((byte) (sample > 127 ? 1 : 0));
                case BYTE -> out.put((byte) (sample >> 1));
                case UBYTE -> out.put((byte) sample);
                case SHORT, USHORT -> out.putShort((short) (sample << 4));
                case INT -> out.putInt(sample << 12);
                case UINT -> out.putInt(sample << 24);
                case LONG -> out.putLong((long) sample << 32);
                case ULONG -> out.putLong((long) sample << 56);
                case FLOAT -> out.putFloat(sample / 255f - 0.5f);
                case DOUBLE -> out.putDouble(sample * 1e6 - 1e8);
            }
        }
        return out.array();
    }

    private static byte[] jpeg(BufferedImage picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PVAUnion union() {
        return new PVAUnion(
                "value",
                "",
                new PVABoolArray("booleanValue"),
                new PVAByteArray("byteValue", false),
                new PVAShortArray("shortValue", false),
                new PVAIntArray("intValue", false),
                new PVALongArray("longValue", false),
                new PVAByteArray("ubyteValue", true),
                new PVAShortArray("ushortValue", true),
                new PVAIntArray("uintValue", true),
                new PVALongArray("ulongValue", true),
                new PVAFloatArray("floatValue"),
                new PVADoubleArray("doubleValue"));
    }

    private static void setArray(PVAData option, ScalarType type, byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        int count = data.length / type.bytes();
        try {
            switch (type) {
                case BOOLEAN -> {
                    boolean[] values = new boolean[count];
                    IntStream.range(0, count).forEach(i -> values[i] = data[i] != 0);
                    option.setValue(values);
                }
                case BYTE, UBYTE -> option.setValue(data);
                case SHORT, USHORT -> {
                    short[] values = new short[count];
                    in.asShortBuffer().get(values);
                    option.setValue(values);
                }
                case INT, UINT -> {
                    int[] values = new int[count];
                    in.asIntBuffer().get(values);
                    option.setValue(values);
                }
                case LONG, ULONG -> {
                    long[] values = new long[count];
                    in.asLongBuffer().get(values);
                    option.setValue(values);
                }
                case FLOAT -> {
                    float[] values = new float[count];
                    in.asFloatBuffer().get(values);
                    option.setValue(values);
                }
                case DOUBLE -> {
                    double[] values = new double[count];
                    in.asDoubleBuffer().get(values);
                    option.setValue(values);
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static PVAStructure structure(
            int selector,
            PVAUnion filled,
            String codec,
            int codecType,
            long rawBytes,
            List<Integer> dimensions,
            int number,
            int mode,
            long seconds,
            int nanos) {
        PVAUnion value = new PVAUnion("value", "", selector, filled.getOptions());
        PVAStructure[] sides = dimensions.stream().map(NtndBuilder::side).toArray(PVAStructure[]::new);
        PVAStructure[] attributes = {attribute("ColorMode", mode), attribute("BayerPattern", 0)};
        return new PVAStructure(
                "",
                "epics:nt/NTNDArray:1.0",
                value,
                new PVAStructure(
                        "codec",
                        "codec_t",
                        new PVAString("name", codec),
                        new PVAny("parameters", new PVAInt("", codecType))),
                new PVALong("compressedSize", false, 0),
                new PVALong("uncompressedSize", false, rawBytes),
                new PVAStructureArray("dimension", side(0).cloneType(""), sides),
                new PVAInt("uniqueId", number),
                time("dataTimeStamp", seconds, nanos),
                new PVAStructureArray("attribute", attribute("", 0).cloneType(""), attributes),
                time("timeStamp", seconds, nanos));
    }

    private static PVAStructure side(int size) {
        return new PVAStructure(
                "",
                "dimension_t",
                new PVAInt("size", size),
                new PVAInt("offset", 0),
                new PVAInt("fullSize", size),
                new PVAInt("binning", 1),
                new PVABool("reverse", false));
    }

    private static PVAStructure attribute(String name, int value) {
        return new PVAStructure(
                "",
                "epics:nt/NTAttribute:1.0",
                new PVAString("name", name),
                new PVAny("value", new PVAInt("", value)),
                new PVAString("descriptor", ""),
                new PVAInt("sourceType", 0),
                new PVAString("source", ""));
    }

    private static PVAStructure time(String name, long seconds, int nanos) {
        return new PVAStructure(
                name,
                "time_t",
                new PVALong("secondsPastEpoch", false, seconds),
                new PVAInt("nanoseconds", nanos),
                new PVAInt("userTag", 0));
    }
}
