package org.videostreamer.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says of a stream's calibration.
 *
 * @param always {@code pixel_size}, {@code origin} and {@code cross_hair}: what counts where no level of zoom says more
 * @param zoom {@code zoom}: what counts at each level of zoom, in the order of the file
 */
public record CalibrationConfig(Calibration always, Map<String, Calibration> zoom) {

    /** Nothing is said. */
    public static final CalibrationConfig NONE = new CalibrationConfig(Calibration.NONE, Map.of());

    /** Takes a copy of the map. */
    public CalibrationConfig {
        zoom = Collections.unmodifiableMap(new LinkedHashMap<>(zoom));
    }

    static CalibrationConfig of(Values values) {
        Map<String, Calibration> levels = new LinkedHashMap<>();
        values.find(Keys.ZOOM)
                .orElse(List.of())
                .forEach(level -> levels.put(level.name(), Calibration.of(level.values())));
        return new CalibrationConfig(Calibration.of(values), levels);
    }

    /** What counts where this was set: its values, then those of its level of zoom, then those that count always. */
    public Calibration with(CalibrationSetting set) {
        Calibration level =
                set.zoom().flatMap(name -> Optional.ofNullable(zoom.get(name))).orElse(Calibration.NONE);
        return set.values().over(level).over(always);
    }

    /** The keys of the configuration file that are told, as JSON has them. */
    Map<String, Object> written() {
        Map<String, Object> all = new LinkedHashMap<>(always.written());
        if (!zoom.isEmpty()) {
            Map<String, Object> levels = new LinkedHashMap<>();
            zoom.forEach((name, level) -> levels.put(name, level.written()));
            all.put(Keys.ZOOM.name(), levels);
        }
        return all;
    }
}
