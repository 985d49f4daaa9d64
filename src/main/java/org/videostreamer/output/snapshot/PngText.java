package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A text chunk of a PNG file (ISO/IEC 15948, 11.3.4.3). */
final class PngText {

    /** Signature and IHDR, behind which texts may stand. */
    static final int HEAD_BYTES = 8 + 25;

    private PngText() {}

    /** @param text in ASCII */
    static ByteBuf chunk(String keyword, String text) {
        byte[] body = ("tEXt" + keyword + "\0" + text).getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(body);
        int length = body.length + 2 * Integer.BYTES;
        return Unpooled.directBuffer(length, length)
                .writeInt(body.length - Integer.BYTES)
                .writeBytes(body)
                .writeInt((int) check.getValue());
    }
}
