package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.epics.pva.data.PVALong;
import org.epics.pva.data.PVAStructure;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Size;

/** By which clock an array is told to have been taken. */
class ArrayTimeTest {

    private static final long DETECTORS = DetectorFrame.SOME_TIME.getEpochSecond();
    private static final long IOCS = DETECTORS + 3_600;
    private static final long NEVER_SET = 12_345;

    @Test
    void theDetectorsClockCounts() throws Exception {
        assertThat(time(DETECTORS, IOCS).getEpochSecond()).isEqualTo(DETECTORS);
    }

    @Test
    void theIocsClockStandsInForOneThatWasNeverSet() throws Exception {
        assertThat(time(NEVER_SET, IOCS).getEpochSecond()).isEqualTo(IOCS);
        assertThat(time(Long.MAX_VALUE, IOCS).getEpochSecond()).isEqualTo(IOCS);
    }

    @Test
    void withoutAnyClockTheArrivalCounts() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        assertThat(time(NEVER_SET, NEVER_SET)).isBetween(before, Instant.now().plusSeconds(1));
    }

    private static Instant time(long detectors, long iocs) throws Exception {
        PVAStructure data = NtndBuilder.of(DetectorFrame.of(1, new Size(4, 3)));
        set(data, "dataTimeStamp", detectors);
        set(data, "timeStamp", iocs);
        NtndReader reader = new NtndReader("T:X", new ByteArrayPool(), 1_000);
        return reader.read(data, System.nanoTime()).stamp().times().source();
    }

    private static void set(PVAStructure data, String field, long seconds) {
        PVAStructure time = data.get(field);
        PVALong whole = time.get("secondsPastEpoch");
        whole.set(seconds);
    }
}
