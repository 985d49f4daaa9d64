package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.limits.Limit;

class KindsTest {

    private static Stream<Arguments> ends() {
        Limit limit = Limit.CONNECTIONS;
        return Stream.of(
                arguments(Kinds.QUALITY, "-1 1 31", "-2 0 32 1.5"),
                arguments(Kinds.BEST_QUALITY, "1 31", "-1 0 32"),
                arguments(Kinds.BITRATE, "0 10 200000", "-1 9 200001"),
                arguments(Kinds.LISTEN_PORT, "0 1 65535", "-1 65536"),
                arguments(Kinds.PORT, "1 65535", "0 65536"),
                arguments(Kinds.SIDE, "1 65535", "0 65536"),
                arguments(Kinds.COUNT, "1 1000", "0 1001"),
                arguments(Kinds.ROTATION, "0 90 180 270", "-90 89 360"),
                arguments(Kinds.FPS, "0.01 1000", "0.009 1000.001"),
                arguments(Kinds.GAMMA, "0.1 10", "0.09 10.01 -1"),
                arguments(Kinds.SECONDS, "0.001 86400", "0.0009 86400.001"),
                arguments(Kinds.RECORD_SECONDS, "1 3600", "0.999 3600.001"),
                arguments(Kinds.PIXEL_SIZE, "0.000001 1000000 1,1000000", "0.0000009 1000000.1 1,0 1,2,3"),
                arguments(Kinds.POINT, "-1000000,1000000", "-1000000.1,0 0,1000000.1 1 1,2,3"),
                arguments(
                        Kinds.limit(limit),
                        limit.least() + " " + limit.most(),
                        limit.least() - 1 + " " + (limit.most() + 1)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aKindGoesFromOneEndToTheOtherAndNotBeyond(Scalar<?> kind, String good, String bad) throws ConfigException {
        for (String value : good.split(" ")) {
            assertThat(kind.read("here", value)).isNotNull();
        }
        for (String value : bad.split(" ")) {
            assertThatThrownBy(() -> kind.read("here", value))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("here: '%s' is not %s; expected %s", value, kind.name(), kind.expected());
        }
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments(Kinds.QUALITY, "4", "4"),
                arguments(Kinds.SIZE, "659x493", "[659, 493]"),
                arguments(Kinds.CROP, "1,2,3,4", "[1, 2, 3, 4]"),
                arguments(Kinds.SAMPLE_BOUNDS, "-20,4095.5", "[-20, 4095.5]"),
                arguments(Kinds.SAMPLE_BOUNDS, "0,4095000", "[0, 4095000]"),
                arguments(Kinds.PIXEL_SIZE, "0.65", "[0.65, 0.65]"),
                arguments(Kinds.PIXEL_SIZE, "0.65,0.7", "[0.65, 0.7]"),
                arguments(Kinds.POINT, "320.5, 240", "[320.5, 240.0]"),
                arguments(Kinds.COLORMAP, "Viridis", "viridis"),
                arguments(Kinds.AUTH_TYPE, "Digest", "digest"),
                arguments(Kinds.SECONDS, "2.50", "2.5"),
                arguments(Kinds.SECONDS, "3600", "3600"),
                arguments(Kinds.FLAG, "true", "true"),
                arguments(Kinds.SECRET, "s3cret", "(hidden)"));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void aValueIsWrittenAsItCanBeReadAgain(Scalar<T> kind, String text, String written) throws ConfigException {
        assertThat(kind.written(kind.read("here", text))).hasToString(written);
    }
}
