package org.videostreamer.source.pva;

import org.videostreamer.frame.PictureException;

/** Decompresses BloscLZ, the FastLZ dialect of c-blosc 1. Input that leads out of either array ends in an exception. */
final class BloscLz {

    /** Matches of this distance and more tell the rest of it in two bytes of their own. */
    private static final int FAR = 8191;

    private final byte[] in;
    private final int end;
    private final byte[] out;
    private final int start;
    private final int limit;
    private int at;
    private int to;

    private BloscLz(byte[] in, int at, int length, byte[] out, int to, int room) {
        this.in = in;
        this.at = at;
        this.end = at + length;
        this.out = out;
        this.start = to;
        this.to = to;
        this.limit = to + room;
    }

    /**
     * Decompresses one stream.
     *
     * @return bytes written
     * @throws PictureException if it does not fit or refers to what is not there
     */
    static int decompress(byte[] in, int at, int length, byte[] out, int to, int room) {
        BloscLz stream = new BloscLz(in, at, length, out, to, room);
        stream.run();
        return stream.to - stream.start;
    }

    private void run() {
        int control = next() & 31;
        while (true) {
            if (control >= 32) {
                match(control);
            } else {
                literals(control + 1);
            }
            if (at >= end) {
                return;
            }
            control = next();
        }
    }

    private void literals(int count) {
        if (count > end - at || count > limit - to) {
            throw damaged();
        }
        System.arraycopy(in, at, out, to, count);
        at += count;
        to += count;
    }

    private void match(int control) {
        int length = (control >> 5) + 2;
        int high = control & 31;
        if (control >> 5 == 7) {
            int more;
            do {
                more = next();
                length += more;
                // Also keeps a long chain of 255s from overflowing.
                if (length > limit - to) {
                    throw damaged();
                }
            } while (more == 255);
        }
        int low = next();
        int distance = (high << 8) + low + 1;
        if (low == 255 && high == 31) {
            distance = (next() << 8) + next() + FAR + 1;
        }
        copy(distance, length);
    }

    private void copy(int distance, int length) {
        if (length > limit - to || distance > to - start) {
            throw damaged();
        }
        // One by one: a match may overlap what it writes.
        for (int i = 0; i < length; i++) {
            out[to] = out[to - distance];
            to++;
        }
    }

    private int next() {
        if (at >= end) {
            throw damaged();
        }
        return in[at++] & 0xFF;
    }

    private static PictureException damaged() {
        return new PictureException("its blosclz data is damaged");
    }
}
