package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes a message's values one after the other: numbers in network order, texts in UTF-8 behind their length. One thread. */
final class WireWriter {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_ITEMS = 0xFFFF;

    private final ByteBuf out;

    /** A message of that kind, without anything in it yet. */
    WireWriter(MessageKind kind) {
        this();
        kind.write(out);
    }

    /** Values that are no message. */
    WireWriter() {
        out = Unpooled.buffer();
    }

    WireWriter shortNumber(int value) {
        out.writeShort(value);
        return this;
    }

    WireWriter byteNumber(int value) {
        out.writeByte(value);
        return this;
    }

    WireWriter flag(boolean value) {
        return byteNumber(value ? 1 : 0);
    }

    WireWriter number(int value) {
        out.writeInt(value);
        return this;
    }

    WireWriter longNumber(long value) {
        out.writeLong(value);
        return this;
    }

    WireWriter real(double value) {
        out.writeDouble(value);
        return this;
    }

    /** A text, or its beginning where it is very long. */
    WireWriter text(String value) {
        String whole = value.length() <= LONGEST_TEXT ? value : value.substring(0, LONGEST_TEXT);
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length).writeBytes(bytes);
        return this;
    }

    <T> WireWriter optional(Optional<T> value, BiConsumer<WireWriter, T> how) {
        flag(value.isPresent());
        value.ifPresent(there -> how.accept(this, there));
        return this;
    }

    /** All of them, or the first where they are more than a message's number of them can say. */
    <T> WireWriter list(List<T> all, BiConsumer<WireWriter, T> how) {
        List<T> some = all.subList(0, Math.min(all.size(), MOST_ITEMS));
        shortNumber(some.size());
        some.forEach(item -> how.accept(this, item));
        return this;
    }

    /** What was written; heap memory that the caller owns. */
    ByteBuf done() {
        return out;
    }
}
