package org.videostreamer.config;

/**
 * What was set of a stream's calibration, and what the configuration file said then: what was set counts until that says
 * something else.
 *
 * @param set what was set
 * @param file what the file said
 */
public record KeptCalibration(CalibrationSetting set, CalibrationConfig file) {

    /** What counts of it now that the file says this. */
    public KeptCalibration whenTheFileSays(CalibrationConfig now) {
        return now.equals(file) ? this : new KeptCalibration(set.whenTheFileSays(now), now);
    }
}
