package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.MultiMap;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.testing.Cameras;

/** What viewers ask for after what they have asked for before. */
class JsonViewChangeTest {

    private static final StreamRegistry STREAMS =
            new StreamRegistry(List.of(Cameras.card("sample", "64x48")), new SourceProviders(), new Limits());

    @AfterAll
    static void close() {
        STREAMS.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {}                                          => {fps=5, rotate=90, width=320} => 320,0
            {"quality": 7, "fps": 2.5}                  => {fps=2.5, quality=7, rotate=90, width=320} => 320,0
            {"size": [160, 0]}                          => {fps=5, rotate=90, size=160,0} => 160,0
            {"size": "160x120", "rotate": null}         => {fps=5, size=160x120} => 160,120
            {"height": 50}                              => {fps=5, height=50, rotate=90, width=320} => 320,50
            {"width": null, "fps": null}                => {rotate=90} => 0,0
            {"window": [200, 4000], "invert": true}     => {fps=5, invert=1, rotate=90, width=320, window=200,4000} => 320,0
            {"gamma": 0.30000000000000004, "fps": 33.333333333333336} => {fps=33.333333333333336, gamma=0.30000000000000004, rotate=90, width=320} => 320,0
            {"crop": [1, 2, 30, 40], "flip": "hv"}      => {crop=1,2,30,40, flip=hv, fps=5, rotate=90, width=320} => 320,0
            """)
    void whatIsNotNamedStaysAndWhatIsNullIsAsEverybodySeesIt(String wish, String asked, String size)
            throws ConfigException {
        StreamRequest next = JsonViewChange.read(wish).of(request("rotate", "90", "fps", "5", "width", "320"));
        assertThat(new TreeMap<>(next.asked())).hasToString(asked);
        assertThat(next.display().size()).hasToString(size);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            hello                    => not a JSON object; expected one such as {"size": "640,0"}
            §§                       => not a JSON object; expected one such as {"size": "640,0"}
            [1]                      => not a JSON object; expected one such as {"size": "640,0"}
            null                     => not a JSON object; expected one such as {"size": "640,0"}
            {"sise": "1,2"}          => sise: unknown key; did you mean 'size'?
            {"format": "VP8"}        => format: unknown key; expected one of size, width, height, quality, crop, rotate, flip, fps, window, gamma, colormap, invert, saturated
            {"size": {"w": 1}}       => size: an object; expected a text, a number, a list of numbers or null
            {"size": [9000, 1]}      => size: '9000,1' is larger than may be asked for; expected at most 4096,4096
            {"size": "1,1", "width": 2} => width: '2' stands beside size; expected only one of them
            {"rotate": 45}           => rotate: '45' is not a turn; expected 0, 90, 180 or 270 degrees
            {"quality": 0}           => quality: '0' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            """)
    void whatIsWrongIsTold(String wish, String reason) {
        ConfigException e = catchThrowableOfType(
                ConfigException.class, () -> JsonViewChange.read(wish).of(request("rotate", "90")));
        assertThat(e).hasMessage(reason);
    }

    private static StreamRequest request(String... asked) throws ConfigException {
        Stream stream = STREAMS.find("sample").orElseThrow();
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < asked.length; i += 2) {
            query.add(asked[i], asked[i + 1]);
        }
        return new StreamRequest(
                stream,
                new DisplayQuery(query, stream.config()).display(),
                new InetSocketAddress(0),
                DisplayQuery.named(query),
                () -> true);
    }
}
