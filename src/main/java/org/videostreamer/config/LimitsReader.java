package org.videostreamer.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.limits.Limit;

/** Reads {@code limits}: how far peers may go. */
final class LimitsReader {

    private LimitsReader() {}

    /** The limits that are given and differ from the default. */
    static Map<Limit, Long> read(ConfigObject object) throws ConfigException {
        object.knowing(Stream.of(Limit.values()).map(Limit::key).toList());
        Map<Limit, Long> given = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            object.number(limit.key(), kind(limit))
                    .filter(value -> value != limit.normal())
                    .ifPresent(value -> given.put(limit, value));
        }
        return given;
    }

    private static Kind<Long> kind(Limit limit) {
        return Kind.of(
                "a limit", "a whole number from " + limit.least() + " to " + limit.most(), text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,12}"))
                        .map(Long::valueOf)
                        .filter(value -> value >= limit.least() && value <= limit.most()));
    }
}
