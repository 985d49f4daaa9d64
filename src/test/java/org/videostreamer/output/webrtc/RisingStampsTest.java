package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.rtp.RtpFrame;

/** Timestamps of a viewer that moves between renditions, of which a picture has three packets. */
class RisingStampsTest {

    private static final int PICTURE = 3_600;

    private final RisingStamps stamps = new RisingStamps();

    @Test
    void areThePicturesOwnAsLongAsNobodyMoves() {
        assertThat(stamps.next(picture(0, -7))).isEqualTo(-7);
        assertThat(stamps.next(picture(1, PICTURE))).isEqualTo(PICTURE);
    }

    @Test
    void riseWhereTheOtherRenditionIsBehindAndAreThePicturesOwnAgainAsSoonAsTheyCan() {
        stamps.next(picture(9, Integer.MAX_VALUE));
        stamps.move();
        RtpFrame same = picture(0, Integer.MAX_VALUE);
        assertThat(stamps.next(picture(-1, Integer.MAX_VALUE - PICTURE))).isEqualTo(Integer.MAX_VALUE + 1);
        assertThat(stamps.next(same)).isEqualTo(Integer.MAX_VALUE + 4);
        assertThat(stamps.next(picture(1, Integer.MAX_VALUE + PICTURE))).isEqualTo(Integer.MAX_VALUE + PICTURE);
        assertThat(stamps.of(same)).as("what is sent again").isEqualTo(Integer.MAX_VALUE + 4);
    }

    @Test
    void areThePicturesOwnWhereTheOtherRenditionIsAhead() {
        stamps.next(picture(9, 0));
        stamps.move();
        assertThat(stamps.next(picture(0, PICTURE))).isEqualTo(PICTURE);
    }

    @Test
    void areThePicturesOwnWhenTheyHaveGoneRoundSinceTheMove() {
        stamps.next(picture(9, 0));
        stamps.move();
        stamps.next(picture(0, 0));
        for (int i = 1; i < 10; i++) {
            assertThat(stamps.next(picture(i, i * 500_000_000))).isEqualTo(i * 500_000_000);
        }
    }

    @Test
    void stayAsTheyWereSentForTenSeconds() {
        stamps.next(picture(9, 1_000_000 - 1));
        stamps.move();
        RtpFrame raised = picture(0, 0);
        assertThat(stamps.next(raised)).isEqualTo(1_000_000);
        stamps.next(picture(1, 1_000_000 + 900_000));
        assertThat(stamps.of(raised)).isEqualTo(1_000_000);
        stamps.next(picture(2, 1_000_000 + 900_001));
        assertThat(stamps.of(raised)).isZero();
    }

    @Test
    void areThePicturesOwnForWhoMovesBeforeAllElse() {
        stamps.move();
        assertThat(stamps.next(picture(0, -PICTURE))).isEqualTo(-PICTURE);
    }

    private static RtpFrame picture(int number, int timestamp) {
        long first = 30 + 3L * number;
        return new RtpFrame(first, first + 3, false, true, timestamp, number, 0, 0);
    }
}
