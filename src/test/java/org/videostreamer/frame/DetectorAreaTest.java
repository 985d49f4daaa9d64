package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorAreaTest {

    @Test
    void aPixelIsMadeOfTheDetectorsPixelsFromAPlaceOn() {
        DetectorArea area =
                DetectorArea.of(new DetectorArea.Side(100, 2, false, 50), new DetectorArea.Side(400, 3, false, 20));
        assertThat(area.pixel(0, 0)).isEqualTo(List.of(100L, 400L));
        assertThat(area.pixel(49, 19)).isEqualTo(List.of(198L, 457L));
    }

    @Test
    void aSideThatIsReversedBeginsAtItsFarEnd() {
        DetectorArea area =
                DetectorArea.of(new DetectorArea.Side(100, 2, true, 50), new DetectorArea.Side(400, 1, true, 20));
        assertThat(area.pixel(0, 0)).isEqualTo(List.of(198L, 419L));
        assertThat(area.pixel(49, 19)).isEqualTo(List.of(100L, 400L));
        assertThat(area.written()).hasToString("{x=[200.0, -2.0, 0.0], y=[420.0, 0.0, -1.0]}");
    }

    @Test
    void aPictureOnItsSideHasColumnsAlongTheDetectorsRows() {
        DetectorArea area = new DetectorArea(new DetectorArea.Line(10, 0, 2), new DetectorArea.Line(20, -1, 0));
        assertThat(area.pixel(3, 4)).isEqualTo(List.of(18L, 16L));
    }
}
