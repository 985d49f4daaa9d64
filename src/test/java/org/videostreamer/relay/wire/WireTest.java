package org.videostreamer.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PicturePoint;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.PixelSize;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.source.CameraState;
import org.videostreamer.source.CameraState.Phase;
import org.videostreamer.source.WantedRendition;

/** Every message comes out as it went in, and what is none is refused with words. */
class WireTest {

    private static final NodeId NODE = new NodeId("hutch-3", 1_795_831_200_000_000L);
    private static final Display SPECIAL = new Display(
            OutputFormat.H264,
            true,
            -1,
            OptionalInt.of(2_500),
            new PictureSize(640, 0),
            Optional.of(new Crop(10, 20, 300, 200)),
            270,
            true,
            true,
            new Tone(Optional.of(new ToneWindow.Auto(1, 99.5)), 0.5, ColorMap.VIRIDIS, true, true),
            12.5,
            true);
    private static final PictureHeader HEADER = new PictureHeader(
            Codec.H264,
            true,
            4_321,
            NODE.session(),
            17,
            4_711,
            1_795_831_200_123_456L,
            1_795_831_200_130_000L,
            -1,
            new Size(640, 480),
            new Size(1_280, 960),
            SampleType.UINT16,
            12);

    static Stream<Announcement> announcements() {
        OfferedStream plain = new OfferedStream(
                "gonio",
                Optional.empty(),
                CameraState.IDLE,
                Display.DEFAULT,
                List.of(OutputFormat.MJPEG),
                RequestLimits.DEFAULT,
                Calibration.NONE);
        OfferedStream special = new OfferedStream(
                "hall_2.x",
                Optional.of("Hall 2, Süd"),
                new CameraState(Phase.FAILED, "the camera refuses the connection"),
                SPECIAL,
                List.of(OutputFormat.values()),
                new RequestLimits(800, 600, 5, 10, OptionalInt.of(3)),
                new Calibration(
                        Optional.of(new PixelSize(0.65, 0.7)),
                        Optional.of(new PicturePoint(-3, 4.5)),
                        Optional.of(new PicturePoint(320.5, 240))));
        return Stream.of(
                new Announcement(NODE, true, List.of()),
                new Announcement(NODE, false, List.of(plain)),
                new Announcement(NODE, false, List.of(special, plain)));
    }

    @ParameterizedTest
    @MethodSource("announcements")
    void announcementsComeOutAsTheyWentIn(Announcement announcement) throws WireException {
        assertThat(Announcement.read(announcement.written())).isEqualTo(announcement);
    }

    @Test
    void asksComeOutAsTheyWentIn() throws WireException {
        Ask ask = new Ask(
                NODE,
                123,
                List.of(
                        new Wish("gonio", new WantedRendition(Codec.MPEG1, Display.DEFAULT), true, false),
                        new Wish("gonio", new WantedRendition(Codec.PNG, SPECIAL), false, true)));
        assertThat(Ask.read(ask.written())).isEqualTo(ask);
    }

    @Test
    void answersComeOutAsTheyWentIn() throws WireException {
        Answer answer = new Answer(
                NODE, 1, 2, 3, List.of(new Answer.Refused("gonio", "MJPEG-0123456789abcdef", "too many, für alle")));
        assertThat(Answer.read(answer.written())).isEqualTo(answer);
    }

    @Test
    void aPictureIsBehindItsHeader() throws WireException {
        ByteBuf message = Unpooled.wrappedBuffer(HEADER.written(), Unpooled.wrappedBuffer(new byte[] {1, 2, 3}));
        assertThat(PictureHeader.read(message)).isEqualTo(HEADER);
        assertThat(ByteBufUtil.getBytes(message)).containsExactly(1, 2, 3);
    }

    @Test
    void whatALaterHeaderSaysMoreIsPassedOver() throws WireException {
        ByteBuf longer = Unpooled.wrappedBuffer(HEADER.written(), Unpooled.wrappedBuffer(new byte[] {9, 9, 1}));
        longer.setShort(MessageKind.BYTES, PictureHeader.BYTES + 2);
        assertThat(PictureHeader.read(longer)).isEqualTo(HEADER);
        assertThat(ByteBufUtil.getBytes(longer)).containsExactly(1);
    }

    @Test
    void theHeaderIsAsTheDocumentTellsIt() {
        assertThat(ByteBufUtil.hexDump(HEADER.written()))
                .startsWith("56520101" + "004c" + "04" + "01" + "10e1" + "02" + "0c")
                .hasSize(2 * 76)
                .endsWith("ffffffffffffffff" + "00000280" + "000001e0" + "00000500" + "000003c0");
    }

    @Test
    void aRenditionHasOneNameWhateverAPageShowsFirst() {
        WantedRendition usual = new WantedRendition(Codec.MJPEG, Display.DEFAULT);
        assertThat(Wish.idOf(usual)).matches("MJPEG-[0-9a-f]{16}").isEqualTo(Wish.idOf(usual));
        assertThat(Wish.idOf(new WantedRendition(Codec.MJPEG, SPECIAL))).isNotEqualTo(Wish.idOf(usual));
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is no message of a relay",
        "5652, it is no message of a relay",
        "41520103, it is no message of a relay",
        "56520203, 'it is of version 2 of the protocol; this program speaks 1'",
        "56520102, it is of kind 2 where 3 is expected",
        "56520103, it is cut off",
        "565201030003612f62, it has a name that is none",
        "5652010300016100000000000000010000000000000002ffff, it is cut off",
    })
    void whatIsNoAskIsRefusedWithWords(String hex, String reason) {
        ByteBuf message = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
        assertThatThrownBy(() -> Ask.read(message))
                .isInstanceOf(WireException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 9, it names a codec by the unknown number 9",
        "10, 10, it names samples by the unknown number 10",
        "4, 255, it holds no picture",
        "60, 255, it has the number -16776576 where one from 1 to 2147483647 is expected",
    })
    void aPictureWithABadHeaderIsRefusedWithWords(int at, int value, String reason) {
        ByteBuf message = Unpooled.wrappedBuffer(HEADER.written(), Unpooled.wrappedBuffer(new byte[] {1}));
        message.setByte(at, value);
        assertThatThrownBy(() -> PictureHeader.read(message)).hasMessage(reason);
    }

    @Test
    void anEmptyPictureIsNone() {
        assertThatThrownBy(() -> PictureHeader.read(HEADER.written())).hasMessage("it holds no picture");
    }
}
