package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketRingTest {

    private static final int HALF = PacketRing.LEAST_CAPACITY / 2;

    private final PacketRing ring = new PacketRing();

    @Test
    void theNewestPacketsAreKept() {
        for (int i = 0; i < 3 * PacketRing.LEAST_CAPACITY; i++) {
            picture(1);
        }
        long oldest = ring.end() - PacketRing.LEAST_CAPACITY;
        assertThat(ring.get(oldest - 1)).isEmpty();
        assertThat(ring.get(oldest)).isPresent();
        assertThat(ring.get(ring.end() - 1)).isPresent();
        assertThat(ring.get(ring.end())).isEmpty();
        assertThat(ring.get(-1)).isEmpty();
    }

    @Test
    void placesAreUsedAgain() {
        RtpPacket first = picture(1);
        for (int i = 1; i < PacketRing.LEAST_CAPACITY; i++) {
            picture(1);
        }
        assertThat(picture(1)).isSameAs(first);
    }

    @Test
    void thereIsAlwaysRoomForThePictureBeforeTheNewest() {
        picture(HALF);
        long first = ring.end() - HALF;
        picture(HALF);
        assertThat(ring.get(first)).isPresent();
        picture(1);
        assertThat(ring.get(first)).isEmpty();
    }

    @Test
    void aLargerPictureMakesTheRingLargerAndNothingIsLost() {
        RtpPacket early = picture(1);
        picture(HALF + 1);
        assertThat(ring.get(0)).containsSame(early);
        for (long sequence = 0; sequence < ring.end(); sequence++) {
            assertThat(ring.get(sequence)).isPresent();
        }
    }

    @Test
    void whatWasOverwrittenBeforeTheRingGrewIsNotThere() {
        for (int i = 0; i < 2 * PacketRing.LEAST_CAPACITY; i++) {
            picture(1);
        }
        long overwritten = ring.end() - PacketRing.LEAST_CAPACITY - 1;
        picture(HALF + 1);
        assertThat(ring.get(overwritten)).isEmpty();
        assertThat(ring.get(overwritten + HALF)).isEmpty();
        // Those that the half-cut picture overwrote are gone, those behind them were taken over.
        assertThat(ring.get(overwritten + HALF + 1)).isPresent();
    }

    @Test
    void whatIsKeptMakesTheRingLargerAndLeavesSomeToBeAskedForAgain() {
        ring.keepFrom(0);
        for (int i = 0; i < 3 * PacketRing.LEAST_CAPACITY; i++) {
            picture(1);
        }
        assertThat(ring.get(0)).isPresent();
        ring.keepNothing();
        for (int i = 0; i < PacketRing.SPARE; i++) {
            picture(1);
        }
        assertThat(ring.get(0)).isPresent();
    }

    @Test
    void aKeyframeAfterTheOtherDoesNotMakeTheRingLarger() {
        for (int i = 0; i < 3 * PacketRing.LEAST_CAPACITY; i++) {
            ring.keepFrom(ring.end());
            picture(1);
        }
        assertThat(ring.get(ring.end() - PacketRing.LEAST_CAPACITY - 1)).isEmpty();
    }

    @Test
    void noPictureMakesTheRingLargerThanNumbersReach() {
        picture(2 * PacketRing.MOST_CAPACITY);
        assertThat(ring.get(ring.end() - PacketRing.MOST_CAPACITY)).isPresent();
        assertThat(ring.get(ring.end() - PacketRing.MOST_CAPACITY - 1)).isEmpty();
    }

    /** Puts a picture of so many packets into the ring; its last. */
    private RtpPacket picture(int packets) {
        long first = ring.end();
        RtpPacket last = ring.next();
        for (int i = 1; i < packets; i++) {
            last = ring.next();
        }
        if (packets <= PacketRing.MOST_CAPACITY) {
            ring.endPicture(new RtpFrame(first, ring.end(), true, true, 0, 0, 0, 0));
        }
        return last;
    }
}
