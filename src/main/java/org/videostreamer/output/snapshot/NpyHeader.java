package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What stands before the samples in a file of NumPy (NEP 1, version 1.0). */
final class NpyHeader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** The samples begin at a multiple of it. */
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    static ByteBuf of(SampleLayout layout) {
        String text = "{'descr': '" + layout.numpy() + "', 'fortran_order': False, 'shape': ("
                + layout.shape().replace(",", ", ") + "), }";
        int before = MAGIC.length + Short.BYTES;
        int length = (before + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(length - before - text.length() - 1) + "\n";
        return Unpooled.directBuffer(length, length)
                .writeBytes(MAGIC)
                .writeShortLE(padded.length())
                .writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
    }
}
