package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexBTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            000001 41                       | 41
            00000001 4142                   | 4142
            000001 41 000001 42             | 41 42
            000001 41 00000001 42           | 41 42
            000001 41 0000000001 42         | 41 42
            000001 4100 000001 42           | 41 42
            000001 41 000001 000001 42      | 41 42
            000001 41 000002 42 000001 43   | 4100000242 43
            000001 41 0001 42               | 41000142
            000001 41 010001 42             | 4101000142
            000001 01 000001 01             | 01 01
            000001 41 0000                  | 41
            000001 41 000001                | 41
            41 000001 42                    | 42
            000001                          | -
            0000                            | -
            01                              | -
            414243                          | -
            -                               | -
            """)
    void unitsStandBetweenStartCodes(String bytes, String units) {
        List<String> expected = Stream.ofNullable(units)
                .flatMap(text -> Stream.of(text.split(" ")))
                .toList();
        assertThat(units(bytes == null ? "" : bytes.replace(" ", ""))).isEqualTo(expected);
    }

    @Test
    void whatWasReadAlreadyIsNotLookedAt() {
        ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex("0000014100000142"));
        bytes.readerIndex(1);
        assertThat(AnnexB.units(bytes)).extracting(ByteBufUtil::hexDump).containsExactly("42");
    }

    private static List<String> units(String hex) {
        ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
        return AnnexB.units(bytes).stream().map(ByteBufUtil::hexDump).toList();
    }
}
