package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.LongStream;
import org.epics.pvdata.factory.FieldFactory;
import org.epics.pvdata.factory.PVDataFactory;
import org.epics.pvdata.pv.PVInt;
import org.epics.pvdata.pv.PVLong;
import org.epics.pvdata.pv.PVString;
import org.epics.pvdata.pv.PVStructure;
import org.epics.pvdata.pv.PVStructureArray;
import org.epics.pvdata.pv.PVUByteArray;
import org.epics.pvdata.pv.PVUShortArray;
import org.epics.pvdata.pv.PVUnion;
import org.epics.pvdata.pv.ScalarType;
import org.epics.pvdata.pv.Structure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.FirstFrame;
import org.videostreamer.testing.RecordingSink.Picture;
import org.videostreamer.testing.RunningSource;

/** The client against a server of another family. */
class ForeignServerTest {

    private static final int MOST = 8;
    private static final Structure NTNDARRAY = FieldFactory.getFieldCreate()
            .createFieldBuilder()
            .setId("epics:nt/NTNDArray:1.0")
            .addNestedUnion("value")
            .addArray("ubyteValue", ScalarType.pvUByte)
            .addArray("ushortValue", ScalarType.pvUShort)
            .endNested()
            .addNestedStructure("codec")
            .setId("codec_t")
            .add("name", ScalarType.pvString)
            .add("parameters", FieldFactory.getFieldCreate().createVariantUnion())
            .endNested()
            .add("compressedSize", ScalarType.pvLong)
            .add("uncompressedSize", ScalarType.pvLong)
            .addNestedStructureArray("dimension")
            .setId("dimension_t")
            .add("size", ScalarType.pvInt)
            .endNested()
            .add("uniqueId", ScalarType.pvInt)
            .addNestedStructure("dataTimeStamp")
            .setId("time_t")
            .add("secondsPastEpoch", ScalarType.pvLong)
            .add("nanoseconds", ScalarType.pvInt)
            .add("userTag", ScalarType.pvInt)
            .endNested()
            .createStructure();

    @BeforeAll
    static void keepToThisMachine() {
        LoopbackEpics.use();
    }

    @Test
    void picturesOfAnotherFamilysServerAreTakenAsTheyChangeInSizeAndType() throws Exception {
        PVStructure[] pictures = LongStream.rangeClosed(1, MOST)
                .mapToObj(ForeignServerTest::picture)
                .toArray(PVStructure[]::new);
        try (ForeignDetector detector = new ForeignDetector("F:Image", pictures);
                RunningSource running =
                        new RunningSource(new PvaSource("F:Image", Timeouts.DEFAULT, new PvHistory()))) {
            await().until(() -> running.isOver()
                    || running.sink().pictures().stream().anyMatch(picture -> picture.number() == MOST));
            // Those in between may have been skipped for newer ones.
            assertThat(running.sink().pictures()).extracting(Picture::number).isSorted();
            assertThat(running.sink().pictures()).allSatisfy(picture -> {
                assertThat(picture.size()).isEqualTo(size(picture.number()));
                assertThat(picture.time()).isEqualTo(DetectorFrame.SOME_TIME.plusSeconds(picture.number()));
            });
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void aMonitorThatBeginsWithoutDimensionsIsBegunAnew() throws Exception {
        try (ForeignDetector detector = new ForeignDetector("F:Forgetful", 1, picture(1));
                RunningSource running =
                        new RunningSource(new PvaSource("F:Forgetful", Timeouts.DEFAULT, new PvHistory()))) {
            await().until(() -> running.isOver() || !running.sink().pictures().isEmpty());
            assertThat(running.sink().pictures()).extracting(Picture::size).contains(size(1));
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void samplesOf16BitsStayAsTheyWereSent() throws Exception {
        try (ForeignDetector detector = new ForeignDetector("F:Deep", picture(MOST));
                FirstFrame first = new FirstFrame(new PvaSource("F:Deep", Timeouts.DEFAULT, new PvHistory()))) {
            Pixels samples = first.frame().samples();
            short[] kept = new short[(int) samples.size().area()];
            samples.bytes().asShortBuffer().get(kept);
            assertThat(samples.format()).isEqualTo(PixelFormat.GRAY16);
            assertThat(kept).isEqualTo(counted(kept.length));
        }
    }

    private static short[] counted(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (i * 257);
        }
        return samples;
    }

    /** The first half in colour of eight bits, the other larger, in grey of sixteen. */
    private static PVStructure picture(long number) {
        PVStructure picture = PVDataFactory.getPVDataCreate().createPVStructure(NTNDARRAY);
        Size size = size(number);
        PVUnion value = picture.getUnionField("value");
        boolean colour = number <= MOST / 2;
        int count = (int) size.area();
        if (colour) {
            value.select(PVUByteArray.class, "ubyteValue").put(0, 3 * count, new byte[3 * count], 0);
            dimensions(picture, 3, size.width(), size.height());
        } else {
            value.select(PVUShortArray.class, "ushortValue").put(0, count, counted(count), 0);
            dimensions(picture, size.width(), size.height());
        }
        picture.getSubField(PVString.class, "codec.name").put("");
        picture.getSubField(PVInt.class, "uniqueId").put((int) number);
        picture.getSubField(PVLong.class, "dataTimeStamp.secondsPastEpoch")
                .put(DetectorFrame.SOME_TIME.getEpochSecond() + number);
        picture.getSubField(PVInt.class, "dataTimeStamp.nanoseconds").put(DetectorFrame.SOME_TIME.getNano());
        return picture;
    }

    private static Size size(long number) {
        return number <= MOST / 2 ? new Size(40, 30) : new Size(64, 48);
    }

    private static void dimensions(PVStructure picture, int... sizes) {
        PVStructureArray array = picture.getStructureArrayField("dimension");
        PVStructure[] sides = new PVStructure[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            sides[i] = PVDataFactory.getPVDataCreate()
                    .createPVStructure(array.getStructureArray().getStructure());
            sides[i].getIntField("size").put(sizes[i]);
        }
        array.put(0, sides.length, sides, 0);
    }
}
