package org.videostreamer.output.webrtc.rtp;

import java.util.Optional;

/**
 * The newest packets of a rendition, shared by all of its viewers: to be sent, and sent again to whoever lost one. They
 * are numbered from 0 without gaps; places are made when they are first needed and then used again and again.
 */
final class PacketRing {

    /** Some seconds of video: longer than any viewer waits for a packet. A power of two. */
    static final int CAPACITY = 2_048;

    private final RtpPacket[] places = new RtpPacket[CAPACITY];
    private long end;

    /** Begins the next packet, in the place of the oldest. */
    RtpPacket next() {
        int place = place(end);
        if (places[place] == null) {
            places[place] = new RtpPacket();
        }
        places[place].begin(end++);
        return places[place];
    }

    /** Makes all packets since that number those of a picture; there must be one at least. */
    void endPicture(RtpFrame picture) {
        for (long sequence = picture.first(); sequence < picture.end(); sequence++) {
            places[place(sequence)].belongTo(picture);
        }
    }

    /** The number that the next packet will have. */
    long end() {
        return end;
    }

    /** The packet of that number, if it is not overwritten yet. */
    Optional<RtpPacket> get(long sequence) {
        return holds(sequence) ? Optional.of(places[place(sequence)]) : Optional.empty();
    }

    /** Whether the packet of that number is there. */
    boolean holds(long sequence) {
        return sequence >= 0 && sequence < end && sequence >= end - CAPACITY;
    }

    private static int place(long sequence) {
        return (int) (sequence & CAPACITY - 1);
    }
}
