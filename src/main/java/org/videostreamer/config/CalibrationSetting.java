package org.videostreamer.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was set of a stream's calibration while the program ran.
 *
 * @param zoom at which level of zoom the instrument is
 * @param values what counts instead of what the configuration says
 */
public record CalibrationSetting(Optional<String> zoom, Calibration values) {

    /** Nothing was set. */
    public static final CalibrationSetting NONE = new CalibrationSetting(Optional.empty(), Calibration.NONE);

    static CalibrationSetting of(Values values) {
        return new CalibrationSetting(values.find(Keys.ZOOM_LEVEL), Calibration.of(values));
    }

    /**
     * Reads what somebody wants to set, as a JSON object.
     *
     * @param json at most a few thousand characters
     * @param file has the levels of zoom that there are
     * @throws ConfigException a line for all that is wrong: line and column, the key, the value, and what was expected
     */
    public static CalibrationSetting read(String json, CalibrationConfig file) throws ConfigException {
        Problems problems = new Problems();
        // Nobody else's text stands for what is in our environment.
        Node body = JsonText.read(Place.of("the body"), json, new Variables(Map.of()), problems);
        Optional<Values> values = Keys.CALIBRATION_GROUP.read(body, problems);
        values.ifPresent(given -> given.find(Keys.ZOOM_LEVEL)
                .filter(level -> !file.zoom().containsKey(level))
                .ifPresent(level -> problems.add(
                        given.at(Keys.ZOOM_LEVEL),
                        noSuchLevel(level, file.zoom().keySet()))));
        problems.refuseIfAny();
        return of(values.orElseThrow());
    }

    private static String noSuchLevel(String level, Collection<String> levels) {
        return "there is no level '" + level + "'; "
                + (levels.isEmpty()
                        ? "the configuration has no " + Keys.ZOOM.name() + " for this stream"
                        : "expected one of " + String.join(", ", levels));
    }

    /** What is left of it when the configuration says something else: the instrument's level, if there still is one. */
    public CalibrationSetting whenTheFileSays(CalibrationConfig other) {
        return new CalibrationSetting(zoom, Calibration.NONE).within(other);
    }

    /** The same without a level that this configuration does not have. */
    public CalibrationSetting within(CalibrationConfig file) {
        return new CalibrationSetting(zoom.filter(file.zoom()::containsKey), values);
    }

    /** What was set, as it can be set again. */
    public Map<String, Object> written() {
        Map<String, Object> all = new LinkedHashMap<>(values.written());
        zoom.ifPresent(level -> all.put(Keys.ZOOM_LEVEL.name(), level));
        return all;
    }
}
