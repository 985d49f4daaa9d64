package org.videostreamer.output.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page with many streams says. */
class TileWishTest {

    @Test
    void aMessageMaySayAllAtOnceOrAPartOfIt() {
        assertThat(TileWish.read("{\"ack\":7,\"size\":\"l\",\"fps\":5,\"hide\":[\"a\"],\"show\":[\"b\",\"c\"]}"))
                .isEqualTo(new TileWish(
                        OptionalLong.of(7),
                        Optional.of(TileSize.L),
                        OptionalInt.of(5),
                        List.of("a"),
                        List.of("b", "c")));
        TileWish nothing = TileWish.read(" {\"size\": null}");
        assertThat(nothing)
                .isEqualTo(new TileWish(
                        OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), List.of(), List.of()));
        assertThat(nothing.isChange()).isFalse();
        assertThat(TileWish.read("{\"ack\": 5000000000}").isChange()).isFalse();
        assertThat(TileWish.read("{\"fps\": 2}").isChange()).isTrue();
        assertThat(TileWish.read("{\"size\": \"s\"}").isChange()).isTrue();
        assertThat(TileWish.read("{\"hide\": [\"a\"]}").isChange()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]            | not a JSON object; expected one such as {\"show\": [\"sample\"]}",
                "null          | not a JSON object; expected one such as {\"show\": [\"sample\"]}",
                "{\"ack\"      | not a JSON object; expected one such as {\"show\": [\"sample\"]}",
                "{\"see\": []} | a key is unknown; expected ack, size, fps, hide or show",
                "{\"ack\": \"1\"} | ack: expected the number of a burst",
                "{\"ack\": 1.5}   | ack: expected the number of a burst",
                "{\"ack\": 99999999999999999999} | ack: expected the number of a burst",
                "{\"size\": \"xl\"}  | size: expected s, m or l",
                "{\"size\": 640}   | size: expected s, m or l",
                "{\"fps\": 1}      | fps: expected a whole number from 2 to 5",
                "{\"fps\": 6}      | fps: expected a whole number from 2 to 5",
                "{\"fps\": 2.5}    | fps: expected a whole number from 2 to 5",
                "{\"show\": \"a\"} | show: expected a list of names of streams",
                "{\"hide\": [1]}   | hide: expected a list of names of streams",
            })
    void whatIsWrongIsSaidInALine(String message, String why) {
        assertThatThrownBy(() -> TileWish.read(message)).hasMessage(why);
    }
}
