package org.videostreamer.testing.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DepacketizersTest {

    @Test
    void vp8OfOnePartitionIsPutTogetherBehindDescriptorsOfEveryLength() {
        Depacketizer vp8 = Depacketizer.of("VP8");
        assertThat(picture(vp8, "10" + "aa00", "00" + "bb")).isEqualTo("key aa00bb");
        assertThat(picture(vp8, "90800501", "80800502")).isEqualTo("delta 0102");
        assertThat(picture(vp8, "90f081230709" + "00", "80f081230709" + "44")).isEqualTo("key 0044");
    }

    @Test
    void vp8WithoutItsBeginningIsNoPictureAndTheNextIsOne() {
        Depacketizer vp8 = Depacketizer.of("VP8");
        assertThat(picture(vp8, "00bb")).isEqualTo("none");
        assertThat(picture(vp8, "10aa", "10bb")).isEqualTo("none");
        assertThat(picture(vp8, "90")).isEqualTo("none");
        assertThat(picture(vp8, "10aa")).isEqualTo("key aa");
    }

    @Test
    void h264ComesSingleAggregatedAndInFragments() {
        Depacketizer h264 = Depacketizer.of("H264");
        assertThat(picture(
                        h264, "78" + "0003" + "674201" + "0002" + "68ce", "7c85" + "aa", "7c05" + "bb", "7c45" + "cc"))
                .isEqualTo("key 00000001674201" + "0000000168ce" + "0000000165aabbcc");
        assertThat(picture(h264, "419a01")).isEqualTo("delta 00000001419a01");
    }

    @Test
    void h264WithAHoleInItsFragmentsIsNoPictureAndTheNextIsOne() {
        Depacketizer h264 = Depacketizer.of("H264");
        assertThat(picture(h264, "7c05bb", "7c45cc")).isEqualTo("none");
        assertThat(picture(h264, "7c85aa", "7c05bb")).isEqualTo("none");
        assertThat(picture(h264, "78" + "0009" + "6742")).isEqualTo("none");
        assertThat(picture(h264, "6501")).isEqualTo("key 000000016501");
    }

    private static String picture(Depacketizer depacketizer, String... payloads) {
        for (String payload : payloads) {
            depacketizer.add(HexFormat.of().parseHex(payload));
        }
        Optional<EncodedPicture> picture = depacketizer.finish();
        return picture.map(
                        p -> (p.keyframe() ? "key " : "delta ") + HexFormat.of().formatHex(p.data()))
                .orElse("none");
    }
}
