package org.videostreamer.natives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a shared object of 64 bits, little-endian, says of itself to the loader; see {@code elf(5)}. */
final class ElfFile {

    private static final int SECTIONS = 40;
    private static final int SECTION_SIZE = 58;
    private static final int SECTION_COUNT = 60;
    private static final int TYPE = 4;
    private static final int OFFSET = 24;
    private static final int SIZE = 32;
    private static final int LINK = 40;
    private static final int DYNAMIC = 6;
    private static final int ENTRY = 16;
    private static final long NEEDED = 1;

    private final ByteBuffer bytes;

    ElfFile(Path file) throws IOException {
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The names of the libraries that it needs itself. */
    List<String> needed() {
        List<String> names = new ArrayList<>();
        int dynamic = dynamicSection();
        int from = (int) bytes.getLong(dynamic + OFFSET);
        int to = from + (int) bytes.getLong(dynamic + SIZE);
        int texts = (int) bytes.getLong(section(bytes.getInt(dynamic + LINK)) + OFFSET);
        for (int entry = from; entry < to; entry += ENTRY) {
            if (bytes.getLong(entry) == NEEDED) {
                names.add(text(texts + (int) bytes.getLong(entry + ENTRY / 2)));
            }
        }
        return names;
    }

    private int dynamicSection() {
        int count = Short.toUnsignedInt(bytes.getShort(SECTION_COUNT));
        for (int i = 0; i < count; i++) {
            if (bytes.getInt(section(i) + TYPE) == DYNAMIC) {
                return section(i);
            }
        }
        throw new AssertionError("no dynamic section");
    }

    private int section(int index) {
        return (int) bytes.getLong(SECTIONS) + index * Short.toUnsignedInt(bytes.getShort(SECTION_SIZE));
    }

    private String text(int from) {
        int to = from;
        while (bytes.get(to) != 0) {
            to++;
        }
        return new String(bytes.array(), from, to - from, StandardCharsets.US_ASCII);
    }
}
