package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.videostreamer.config.PixelSize;

/** What stands before the samples in a TIFF file (revision 6.0): low byte first, one directory, one strip. */
final class TiffHeader {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;
    private static final int ENTRIES = 13;
    /** More where the resolution is told. */
    private static final int RESOLUTION_ENTRIES = 3;

    private static final int ENTRY_BYTES = 12;
    private static final int DIRECTORY = 8;
    private static final int CENTIMETRES = 3;
    private static final int MICROMETRES = 10_000;
    /** So many parts of a micrometre are told, as many as leave room for 10,000 in 32 bits. */
    private static final int PARTS = 100_000;

    private static final double MOST_PARTS = 0xFFFF_FFFFL;
    /** The samples begin at a multiple of it. */
    private static final int ALIGNMENT = 16;

    private static final String SOFTWARE = "video-streamer";

    private final SampleLayout layout;
    private final byte[] description;
    private final byte[] software = text(SOFTWARE);
    private final Optional<PixelSize> pixelSize;

    private TiffHeader(SampleLayout layout, String description, Optional<PixelSize> pixelSize) {
        this.layout = layout;
        this.description = text(description);
        this.pixelSize = pixelSize.filter(size -> isTold(size.x()) && isTold(size.y()));
    }

    /**
     * Writes one.
     *
     * @param description in ASCII, four characters or more: fewer would have to stand in their entry
     * @param pixelSize what a pixel covers; told as resolution where it is from 0.00001 to 42949 µm
     */
    static ByteBuf of(SampleLayout layout, String description, Optional<PixelSize> pixelSize) {
        return new TiffHeader(layout, description, pixelSize).written();
    }

    private static boolean isTold(double micrometres) {
        return micrometres * PARTS >= 1 && micrometres * PARTS <= MOST_PARTS;
    }

    private static byte[] text(String ascii) {
        return (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private ByteBuf written() {
        int components = layout.components();
        int entries = ENTRIES + (pixelSize.isPresent() ? RESOLUTION_ENTRIES : 0);
        // What does not fit into its entry follows the directory.
        int resolution = DIRECTORY + Short.BYTES + entries * ENTRY_BYTES + Integer.BYTES;
        int bits = resolution + (pixelSize.isPresent() ? 4 * Integer.BYTES : 0);
        int formats = bits + components * Short.BYTES;
        int descriptions = formats + components * Short.BYTES;
        int softwares = descriptions + description.length;
        int samples = (softwares + software.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuf out = Unpooled.directBuffer(samples, samples);
        out.writeBytes(text("II*")).writeIntLE(DIRECTORY).writeShortLE(entries);
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
        if (pixelSize.isPresent()) {
            entry(out, 282, RATIONAL, 1, resolution);
            entry(out, 283, RATIONAL, 1, resolution + 2 * Integer.BYTES);
        }
        entry(out, 284, SHORT, 1, 1);
        if (pixelSize.isPresent()) {
            entry(out, 296, SHORT, 1, CENTIMETRES);
        }
        entry(out, 305, ASCII, software.length, softwares);
        entry(out, 339, SHORT, components, components == 1 ? format() : formats);
        out.writeIntLE(0);
        pixelSize.ifPresent(size -> {
            rational(out, size.x());
            rational(out, size.y());
        });
        repeat(out, layout.type().bits());
        repeat(out, format());
        out.writeBytes(description).writeBytes(software);
        return out.writeZero(samples - out.writerIndex());
    }

    private static void entry(ByteBuf out, int tag, int type, int count, int value) {
        out.writeShortLE(tag).writeShortLE(type).writeIntLE(count).writeIntLE(value);
    }

    /** How many pixels a centimetre has. */
    private static void rational(ByteBuf out, double micrometres) {
        out.writeIntLE(MICROMETRES * PARTS).writeIntLE((int) Math.round(micrometres * PARTS));
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
