package org.videostreamer.source.tango;

import java.nio.ByteBuffer;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;

/** Copies I420 planes to memory whose sides are even, as pictures are kept here. */
final class PlanesCopy {

    private PlanesCopy() {}

    static void copy(byte[] bytes, int start, Pixels out) {
        Size size = out.size();
        Size even = size.even();
        ByteBuffer target = out.bytes();
        int at = start;
        for (int y = 0; y < size.height(); y++) {
            target.put(bytes, at, size.width());
            at += size.width();
            if (even.width() > size.width()) {
                target.put(bytes[at - 1]);
            }
        }
        if (even.height() > size.height()) {
            int last = (even.height() - 2) * even.width();
            target.put(target.position(), target, last, even.width());
            target.position(target.position() + even.width());
        }
        target.put(bytes, at, (int) even.area() / 2);
    }
}
