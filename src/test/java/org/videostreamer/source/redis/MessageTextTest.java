package org.videostreamer.source.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.SampleType;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class MessageTextTest {

    private final Limits limits = new Limits();

    private MessageText read(String json) {
        return MessageText.of(new Message().fill(ByteBuffer.wrap(json.getBytes(UTF_8))), limits);
    }

    @Test
    void aWholeMessageIsUnderstood() {
        String json = "{\"x\": [{}], \"data\": \"AAAA\", \"size\": [4, 3, 1], \"time\": \"12:00:00\","
                + " \"frame_number\": 7, \"y\": {\"size\": [9]}}";
        assertThat(read(json))
                .isEqualTo(new MessageText(
                        json.indexOf("AAAA"),
                        json.indexOf("AAAA") + 4,
                        List.of(4, 3, 1),
                        OptionalLong.of(7),
                        Optional.of("12:00:00"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "uint8,   UINT8,   true",
        "int8,    INT8,    true",
        "uint16,  UINT16,  true",
        "float64, FLOAT64, true",
        "<u2,     UINT16,  true",
        ">u2,     UINT16,  false",
        ">i4,     INT32,   false",
        "|u1,     UINT8,   true",
        "f4,      FLOAT32, true",
        "=i8,     INT64,   true",
    })
    void samplesAreNamedAsByNumPy(String name, SampleType type, boolean little) {
        assertThat(read("{\"data\": \"AAAA\", \"dtype\": \"" + name + "\"}").samples())
                .hasValue(new SampleName(type, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"complex64", "f2", "<f1", "UINT16", "``", "bool"})
    void samplesThatPicturesDoNotHaveAreRefused(String name) {
        assertThatThrownBy(() -> read("{\"data\": \"AAAA\", \"dtype\": \"" + name + "\"}"))
                .isInstanceOf(PictureException.class)
                .hasMessage("their dtype is '" + name + "'; expected one such as uint16, <i4 or float32");
    }

    @Test
    void aNameOfSamplesIsAText() {
        assertThatThrownBy(() -> read("{\"dtype\": 5, \"data\": \"AAAA\"}"))
                .hasMessage("their dtype is '5'; expected one such as uint16, <i4 or float32");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]                | 1,2",
                "[1, 2, 3]             | 1,2,3",
                "[1, 2, 3, 4]          | ",
                "[1.0, 2]              | 1,2",
                "[]                    | ",
                "[[], []]              | ",
                "[1, [2]]              | ",
                "[1, null]             | ",
                "[`1`, 2]              | ",
                "[1, 2147483648]       | ",
                "[-1, -2147483648]     | -1,-2147483648",
                "[99999999999999999999, 1] | ",
                "[1e300, 1]            | ",
                "5                     | ",
                "{`a`: [1, 2]}         | ",
                "`1, 2`                | ",
            })
    void aSizeIsUpToThreeWholeNumbers(String size, String numbers) {
        List<Integer> read = read("{\"data\": \"\", \"size\": " + size.replace('`', '"') + "}")
                .size();
        assertThat(read.stream().map(String::valueOf).toList())
                .isEqualTo(numbers == null ? List.of() : List.of(numbers.split(",")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "7                     | 7",
                "-7                    | -7",
                "7.9                   | 7",
                "9223372036854775807   | 9223372036854775807",
                "9223372036854775808   | ",
                "1e30                  | ",
                "`7`                   | ",
                "null                  | ",
                "[7]                   | ",
            })
    void aFrameNumberIsAnyNumberThatFits(String number, Long read) {
        OptionalLong expected = read == null ? OptionalLong.empty() : OptionalLong.of(read);
        assertThat(read("{\"data\": \"\", \"frame_number\": " + number.replace('`', '"') + "}")
                        .number())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | they are not JSON objects",
                "hello                         | they are not JSON objects",
                "[]                            | they are not JSON objects",
                "{                             | they are not JSON objects",
                "{}                            | they have no text under 'data'",
                "{`size`: [1]}                 | they have no text under 'data'",
                "{`data`: 5}                   | they have no text under 'data'",
                "{`data`: `A                   | they are cut off",
                "{`data`: `A`                  | they are not JSON objects",
                "{`data`: `A`, }               | they are not JSON objects",
                "{`data`: `A`, `size`: [1      | they are not JSON objects",
                "{`data`: `A`, `size`: [1}     | they are not JSON objects",
            })
    void whatIsNoMessageIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json.replace('`', '"')))
                .isInstanceOf(PictureException.class)
                .hasMessage(reason);
    }

    @Test
    void whatStandsBesideTheDataIsBounded() {
        int beside = "{\"data\": \"\", \"x\": []}".length();
        String full = "[],".repeat(65_536 / 3).substring(0, 65_536 - beside - 1);
        assertThat(read("{\"data\": \"" + "A".repeat(100_000) + "\", \"x\": [" + " ".repeat(65_536 - beside) + "]}")
                        .end())
                .isPositive();
        assertThatThrownBy(() -> read("{\"data\": \"AAAA\", \"x\": [" + full + "[]]}"))
                .hasMessageStartingWith("they hold 655")
                .hasMessageEndingWith(" bytes beside their data; the limit redis_extra_bytes allows 65536");
        assertThat(limits.timesReached(Limit.REDIS_EXTRA_BYTES)).isOne();
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("{\"x\": " + "[".repeat(5000) + "]".repeat(5000) + ", \"data\": \"\"}"))
                .hasMessage("they are not JSON objects");
    }
}
