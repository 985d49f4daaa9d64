package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.CalibrationSetting;
import org.videostreamer.config.PicturePoint;
import org.videostreamer.config.PixelSize;

class StreamCalibrationTest {

    private static final Calibration COARSE =
            new Calibration(Optional.of(new PixelSize(2, 2)), Optional.empty(), Optional.empty());
    private static final Calibration AIMED =
            new Calibration(Optional.empty(), Optional.empty(), Optional.of(new PicturePoint(3, 4)));

    @Test
    void aLevelThatTheFileLosesWhileItIsSetIsNotSet() {
        CalibrationConfig before = new CalibrationConfig(Calibration.NONE, Map.of("1", COARSE));
        try (Calibrations all = new Calibrations(Optional.empty())) {
            StreamCalibration calibration = new StreamCalibration("sample", before, all, new Events());
            CalibrationSetting checked = new CalibrationSetting(Optional.of("1"), AIMED);
            calibration.follow(new CalibrationConfig(Calibration.NONE, Map.of("2", COARSE)));
            calibration.set(checked);
            assertThat(calibration.set()).isEqualTo(new CalibrationSetting(Optional.empty(), AIMED));
            assertThat(calibration.now()).isEqualTo(AIMED);
        }
    }
}
