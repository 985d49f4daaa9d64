package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What stands before the samples in a TIFF file (revision 6.0): low byte first, one directory, one strip. */
final class TiffHeader {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int ENTRIES = 13;
    private static final int ENTRY_BYTES = 12;
    private static final int DIRECTORY = 8;
    /** What does not fit into its entry follows the directory. */
    private static final int BEHIND = DIRECTORY + Short.BYTES + ENTRIES * ENTRY_BYTES + Integer.BYTES;
    /** The samples begin at a multiple of it. */
    private static final int ALIGNMENT = 16;

    private static final String SOFTWARE = "video-streamer";

    private final SampleLayout layout;
    private final byte[] description;
    private final byte[] software = text(SOFTWARE);

    private TiffHeader(SampleLayout layout, String description) {
        this.layout = layout;
        this.description = text(description);
    }

    /** @param description in ASCII */
    static ByteBuf of(SampleLayout layout, String description) {
        return new TiffHeader(layout, description).written();
    }

    private static byte[] text(String ascii) {
        return (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private ByteBuf written() {
        int components = layout.components();
        int bits = BEHIND;
        int formats = bits + components * Short.BYTES;
        int descriptions = formats + components * Short.BYTES;
        int softwares = descriptions + description.length;
        int samples = (softwares + software.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuf out = Unpooled.directBuffer(samples, samples);
        out.writeBytes(text("II*")).writeIntLE(DIRECTORY).writeShortLE(ENTRIES);
        entry(out, 256, LONG, 1, layout.size().width());
        entry(out, 257, LONG, 1, layout.size().height());
        entry(out, 258, SHORT, components, components == 1 ? layout.type().bits() : bits);
        entry(out, 259, SHORT, 1, 1);
        entry(out, 262, SHORT, 1, components == 1 ? 1 : 2);
        entry(out, 270, ASCII, description.length, descriptions);
        entry(out, 273, LONG, 1, samples);
        entry(out, 277, SHORT, 1, components);
        entry(out, 278, LONG, 1, layout.size().height());
        entry(out, 279, LONG, 1, layout.bytes());
        entry(out, 284, SHORT, 1, 1);
        entry(out, 305, ASCII, software.length, softwares);
        entry(out, 339, SHORT, components, components == 1 ? format() : formats);
        out.writeIntLE(0);
        repeat(out, layout.type().bits());
        repeat(out, format());
        out.writeBytes(description).writeBytes(software);
        return out.writeZero(samples - out.writerIndex());
    }

    private static void entry(ByteBuf out, int tag, int type, int count, int value) {
        out.writeShortLE(tag).writeShortLE(type).writeIntLE(count).writeIntLE(value);
    }

    private void repeat(ByteBuf out, int value) {
        for (int i = 0; i < layout.components(); i++) {
            out.writeShortLE(value);
        }
    }

    /** SampleFormat: unsigned, signed, floating point. */
    private int format() {
        return layout.type().isFloat() ? 3 : layout.type().isSigned() ? 2 : 1;
    }
}
