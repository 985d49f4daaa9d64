package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.PicturePoint;
import org.videostreamer.config.PixelSize;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.picture.View;

/** A picture of 640x480, whose pixels cover 2 by 3 µm, and what is seen of it. */
class ViewedCalibrationTest {

    private static final Size CAMERA = new Size(640, 480);
    private static final Calibration CALIBRATION = new Calibration(
            Optional.of(new PixelSize(2, 3)),
            Optional.of(new PicturePoint(-10, 0)),
            Optional.of(new PicturePoint(100, 200)));

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
              0, ,   0x0,              => {pixel_size=[2.0, 3.0], origin=[-10.0, 0.0], cross_hair=[100.0, 200.0]}
              0, , 320x0,              => {pixel_size=[4.0, 6.0], origin=[-5.0, 0.0], cross_hair=[50.0, 100.0]}
              0, , 960x480,            => {pixel_size=[1.33333333333, 3.0], origin=[-15.0, 0.0], cross_hair=[150.0, 200.0]}
              0, ,   0x0, 50 20 200x400 => {pixel_size=[2.0, 3.0], origin=[-60.0, -20.0], cross_hair=[50.0, 180.0]}
              0, ,   0x0, 540 0 900x900 => {pixel_size=[2.0, 3.0], origin=[-550.0, 0.0], cross_hair=[-440.0, 200.0]}
             90, ,   0x0,              => {pixel_size=[3.0, 2.0], origin=[480.0, -10.0], cross_hair=[280.0, 100.0]}
            180, ,   0x0,              => {pixel_size=[2.0, 3.0], origin=[650.0, 480.0], cross_hair=[540.0, 280.0]}
            270, ,   0x0,              => {pixel_size=[3.0, 2.0], origin=[0.0, 650.0], cross_hair=[200.0, 540.0]}
              0, h,  0x0,              => {pixel_size=[2.0, 3.0], origin=[650.0, 0.0], cross_hair=[540.0, 200.0]}
             90, v, 240x0, 0 0 640x480 => {pixel_size=[6.0, 4.0], origin=[240.0, 325.0], cross_hair=[140.0, 270.0]}
            """)
    void followsTheView(String view, String expected) {
        View made = view(view.split(",", -1));
        assertThat(ViewedCalibration.of(CALIBRATION, made, CAMERA, made.sizeFor(CAMERA))
                        .written())
                .hasToString(expected);
    }

    /** Pixels of 2 by 1 of the detector's, from its column 100 and its row 50 on, mirrored from top to bottom. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
              0, ,   0x0,              => {x=[100.0, 2.0, 0.0], y=[530.0, 0.0, -1.0]}
              0, , 320x0,              => {x=[100.0, 4.0, 0.0], y=[530.0, 0.0, -2.0]}
              0, ,   0x0, 50 20 200x400 => {x=[200.0, 2.0, 0.0], y=[510.0, 0.0, -1.0]}
             90, ,   0x0,              => {x=[100.0, 0.0, 2.0], y=[50.0, 1.0, 0.0]}
            180, ,   0x0,              => {x=[1380.0, -2.0, 0.0], y=[50.0, 0.0, 1.0]}
              0, h,  0x0,              => {x=[1380.0, -2.0, 0.0], y=[530.0, 0.0, -1.0]}
              0, v,  0x0, 0 0 640x240  => {x=[100.0, 2.0, 0.0], y=[290.0, 0.0, 1.0]}
            """)
    void whereItLiesOnTheDetectorFollowsTheView(String view, String expected) {
        View made = view(view.split(",", -1));
        PixelGrid grid = new PixelGrid(
                CAMERA,
                Optional.of(DetectorArea.of(
                        new DetectorArea.Side(100, 2, false, 640), new DetectorArea.Side(50, 1, true, 480))));
        assertThat(ViewedCalibration.of(grid, made, made.sizeFor(CAMERA))
                        .orElseThrow()
                        .written())
                .hasToString(expected);
        assertThat(ViewedCalibration.of(grid, made, new Size(7, 7))).isEmpty();
        assertThat(ViewedCalibration.of(PixelGrid.of(CAMERA), made, made.sizeFor(CAMERA)))
                .isEmpty();
    }

    @Test
    void ofAPictureOfAnotherSizeThanTheViewNothingIsTold() {
        assertThat(ViewedCalibration.of(CALIBRATION, View.of(new Size(0, 0)), CAMERA, new Size(320, 240)))
                .isEqualTo(Calibration.NONE);
    }

    private static View view(String... words) {
        String[] size = words[2].strip().split("x");
        String[] part = words[3].strip().split("[ x]");
        return new View(
                new Size(Integer.parseInt(size[0]), Integer.parseInt(size[1])),
                Optional.of(part)
                        .filter(numbers -> numbers.length == 4)
                        .map(numbers -> new Region(
                                Integer.parseInt(numbers[0]),
                                Integer.parseInt(numbers[1]),
                                new Size(Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3])))),
                Turn.of(Integer.parseInt(words[0].strip()), words[1].contains("h"), words[1].contains("v")));
    }
}
