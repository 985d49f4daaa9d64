package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a message's values one after the other, never further than it goes. One thread. */
final class WireReader {

    /** How one of several is read. */
    interface Item<T> {
        T read(WireReader in) throws WireException;
    }

    private final ByteBuf in;

    /** @param message stays the caller's; its own reading position does not move */
    WireReader(MessageKind kind, ByteBuf message) throws WireException {
        in = message.duplicate();
        kind.read(in);
    }

    int unsignedByte() throws WireException {
        return need(Byte.BYTES).readUnsignedByte();
    }

    int signedByte() throws WireException {
        return need(Byte.BYTES).readByte();
    }

    boolean flag() throws WireException {
        return unsignedByte() != 0;
    }

    int unsignedShort() throws WireException {
        return need(Short.BYTES).readUnsignedShort();
    }

    int number() throws WireException {
        return need(Integer.BYTES).readInt();
    }

    /** A number that is within bounds. */
    int number(int least, int most) throws WireException {
        int value = number();
        if (value < least || value > most) {
            throw new WireException(
                    "it has the number " + value + " where one from " + least + " to " + most + " is expected");
        }
        return value;
    }

    long longNumber() throws WireException {
        return need(Long.BYTES).readLong();
    }

    /** A finite number that is within bounds. */
    double real(double least, double most) throws WireException {
        double value = need(Double.BYTES).readDouble();
        if (!(value >= least && value <= most)) {
            throw new WireException(
                    "it has the number " + value + " where one from " + least + " to " + most + " is expected");
        }
        return value;
    }

    String text() throws WireException {
        int length = unsignedShort();
        String text = need(length).toString(in.readerIndex(), length, StandardCharsets.UTF_8);
        in.skipBytes(length);
        return text;
    }

    /** What is there if the flag before it says so. */
    <T> Optional<T> optional(Item<T> item) throws WireException {
        return flag() ? Optional.of(item.read(this)) : Optional.empty();
    }

    /** As many as the number before them says, each of which takes a byte at least. */
    <T> List<T> list(Item<T> item) throws WireException {
        int count = unsignedShort();
        need(count);
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(item.read(this));
        }
        return all;
    }

    private ByteBuf need(int bytes) throws WireException {
        if (in.readableBytes() < bytes) {
            throw new WireException("it is cut off");
        }
        return in;
    }
}
