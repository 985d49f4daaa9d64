package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be set of a calibration, what counts then, and what is said of the rest. */
class CalibrationSettingTest {

    private static final CalibrationConfig FILE = new CalibrationConfig(
            new Calibration(Optional.of(new PixelSize(1, 1)), Optional.of(new PicturePoint(7, 8)), Optional.empty()),
            Map.of("2", new Calibration(Optional.of(new PixelSize(0.5, 0.5)), Optional.empty(), Optional.empty())));

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {}                                     => {pixel_size=[1.0, 1.0], origin=[7.0, 8.0]}
            {"pixel_size": 6.5e-1}                 => {pixel_size=[0.65, 0.65], origin=[7.0, 8.0]}
            {"pixel_size": [2, 3], "origin": null} => {pixel_size=[2.0, 3.0], origin=[7.0, 8.0]}
            {"cross_hair": [-1.5, 2]}              => {pixel_size=[1.0, 1.0], origin=[7.0, 8.0], cross_hair=[-1.5, 2.0]}
            {"zoom": "2"}                          => {pixel_size=[0.5, 0.5], origin=[7.0, 8.0]}
            {"zoom": "2", "pixel_size": 4}         => {pixel_size=[4.0, 4.0], origin=[7.0, 8.0]}
            """)
    void whatIsSetCountsThenTheLevelThenWhatCountsAlways(String json, String counts) throws ConfigException {
        assertThat(FILE.with(CalibrationSetting.read(json, FILE)).written()).hasToString(counts);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {"pixel_siz": 1}            => the body: line 1, column 2: pixel_siz: unknown key; did you mean 'pixel_size'?
            {"wavelength": 1}           => the body: line 1, column 2: wavelength: unknown key; expected one of pixel_size, origin, cross_hair, zoom
            {"quality": 1}              => the body: line 1, column 2: quality: unknown key; it belongs to streams or sources
            {"pixel_size": -1}          => the body: line 1, column 2: pixel_size: -1 is not a pixel size; expected µm as one number or as x,y, such as 0.65 or 0.65,0.7, from 0.000001 to 1000000
            {"cross_hair": {"x": 1}}    => the body: line 1, column 2: cross_hair: an object is not a point of the picture; expected x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000
            {"zoom": "3"}               => the body: line 1, column 2: zoom: there is no level '3'; expected one of 2
            {"zoom": 2}                 => the body: line 1, column 2: zoom: 2 is not the name of a level of zoom; expected a text of up to 32 letters, digits, spaces inside, -, _ and .
            {"origin": 1, "origin": 2}  => the body: line 1, column 2: origin: 1 is not a point of the picture; expected x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000
            [1]                         => the body: a list is not an object; expected { ... }
            §§                          => the body: empty; expected an object
            {"origin                    => the body: line 1, column 9: not JSON: Unexpected end-of-input in field name
            """)
    void whatIsWrongIsToldWithItsPlace(String json, String refusal) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> CalibrationSetting.read(json, FILE));
        assertThat(e.getMessage()).contains(refusal);
    }

    @Test
    void aStreamWithoutLevelsSaysSo() {
        ConfigException e = catchThrowableOfType(
                ConfigException.class, () -> CalibrationSetting.read("{\"zoom\": \"1\"}", CalibrationConfig.NONE));
        assertThat(e).hasMessageEndingWith("there is no level '1'; the configuration has no zoom for this stream");
    }

    @Test
    void whatIsToldIsWhatCanBeSetAgain() throws ConfigException {
        CalibrationSetting set = CalibrationSetting.read("{\"zoom\": \"2\", \"pixel_size\": [0.1, 3]}", FILE);
        assertThat(CalibrationSetting.read(ConfigDocument.json(set.written()), FILE))
                .isEqualTo(set);
    }

    @Test
    void whenTheFileSaysSomethingElseTheLevelAloneStaysIfThereIsOne() throws ConfigException {
        KeptCalibration kept =
                new KeptCalibration(CalibrationSetting.read("{\"zoom\": \"2\", \"pixel_size\": 9}", FILE), FILE);
        CalibrationConfig other = new CalibrationConfig(Calibration.NONE, FILE.zoom());
        assertThat(kept.whenTheFileSays(FILE)).isEqualTo(kept);
        assertThat(kept.whenTheFileSays(other).set())
                .isEqualTo(new CalibrationSetting(Optional.of("2"), Calibration.NONE));
        assertThat(kept.whenTheFileSays(CalibrationConfig.NONE).set()).isEqualTo(CalibrationSetting.NONE);
    }
}
