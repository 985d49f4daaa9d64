package org.videostreamer.output.webrtc.rtp;

import java.util.Optional;

/**
 * The newest packets of a rendition, shared by all of its viewers: to be sent, and sent again to whoever lost one, and all
 * since the keyframe that joiners begin with. They are numbered from 0 without gaps; places are made when they are first
 * needed and then used again and again.
 */
final class PacketRing {

    /** Some seconds of video: longer than any viewer waits for a packet. A power of two. */
    static final int LEAST_CAPACITY = 2_048;
    /** As many as a sequence number tells apart (RFC 3550 5.1). A power of two. */
    static final int MOST_CAPACITY = 1 << 16;
    /** Packets behind the oldest that is kept: a joiner who has just begun there may ask for one again. */
    static final int SPARE = LEAST_CAPACITY / 4;

    /** Where nothing is kept longer than the rest. */
    private static final long NOTHING = Long.MAX_VALUE;

    private RtpPacket[] places = new RtpPacket[LEAST_CAPACITY];
    private long pictureStart;
    private long kept = NOTHING;
    private long oldest;
    private long end;

    /**
     * Begins the next packet, in the place of the oldest. A picture of more packets than half of the ring makes it
     * larger, for good: viewers send a picture while the next is cut, so there must be room for two. So does what is kept.
     */
    RtpPacket next() {
        boolean needsMore = end - pictureStart == places.length / 2 || end - kept >= places.length - SPARE;
        if (needsMore && places.length < MOST_CAPACITY) {
            grow();
        }
        int place = place(end);
        if (places[place] == null) {
            places[place] = new RtpPacket();
        }
        places[place].begin(end++);
        return places[place];
    }

    /** Keeps all packets from that number on, instead of those that were kept; none is to be overwritten yet. */
    void keepFrom(long sequence) {
        kept = sequence;
    }

    /** Keeps none longer than the rest. */
    void keepNothing() {
        kept = NOTHING;
    }

    private void grow() {
        RtpPacket[] old = places;
        oldest = oldest();
        places = new RtpPacket[old.length * 2];
        for (long sequence = oldest; sequence < end; sequence++) {
            places[place(sequence)] = old[(int) (sequence & old.length - 1)];
        }
    }

    /** Makes all packets since that number those of a picture; there must be one at least. */
    void endPicture(RtpFrame picture) {
        for (long sequence = picture.first(); sequence < picture.end(); sequence++) {
            places[place(sequence)].belongTo(picture);
        }
        pictureStart = end;
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
        return sequence >= oldest() && sequence < end;
    }

    private long oldest() {
        return Math.max(oldest, end - places.length);
    }

    private int place(long sequence) {
        return (int) (sequence & places.length - 1);
    }
}
