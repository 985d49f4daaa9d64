package org.videostreamer.redis;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Reads along what a server sends (RESP, the Redis serialization protocol), and ends the connection where something
 * longer than allowed is announced, before anybody takes memory for it. Stands before Lettuce's own handlers, which have
 * no such limit; what they might read otherwise than it is read here is refused. For one connection.
 */
final class ReplySizeLimit extends ChannelInboundHandlerAdapter {

    /** Status, error and number lines; the server's own longest is some hundred bytes. */
    private static final int LONGEST_LINE = 16 * 1024;
    /** What a subscriber gets has four parts at most, and no other answer is asked for that has more. */
    private static final int MOST_PARTS = 1024;

    private static final int LINE_END = 2;
    private static final String BULKS = "$=!";
    private static final String AGGREGATES = "*~>%|";

    private final Limits limits;
    private final Consumer<Throwable> refused;
    private boolean shut;
    /** Bytes of a bulk and its line end that are still to come. */
    private long bulk;

    private int lineLength;
    private char kind;
    private char before;
    private boolean negative;
    private long number;

    /** @param refused hears why the connection is ended, before it is */
    ReplySizeLimit(Limits limits, Consumer<Throwable> refused) {
        this.limits = limits;
        this.refused = refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (shut) {
            ReferenceCountUtil.release(message);
            return;
        }
        try {
            look((ByteBuf) message);
        } catch (RefusedMessageException e) {
            shut = true;
            ReferenceCountUtil.release(message);
            refused.accept(e);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    private void look(ByteBuf bytes) throws RefusedMessageException {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (bulk > 0) {
                int step = (int) Math.min(bulk, end - at);
                bulk -= step;
                at += step;
            } else {
                letter((char) (bytes.getByte(at) & 0xFF));
                at++;
            }
        }
    }

    private void letter(char letter) throws RefusedMessageException {
        if (letter == '\n') {
            endLine();
            lineLength = 0;
            number = 0;
            negative = false;
        } else if (lineLength == 0) {
            kind = letter;
            lineLength = 1;
        } else {
            inLine(letter);
        }
        before = letter;
    }

    private void inLine(char letter) throws RefusedMessageException {
        lineLength++;
        if (lineLength > LONGEST_LINE) {
            throw new RefusedMessageException("a line of more than " + LONGEST_LINE + " bytes");
        }
        if (letter == '-' && lineLength == 2) {
            negative = true;
        } else if (letter >= '0' && letter <= '9' && before != '\r') {
            number = Math.min(Integer.MAX_VALUE, number * 10 + letter - '0');
        } else if (isLength() && (letter != '\r' || before == '\r')) {
            throw new RefusedMessageException("what is no length");
        }
    }

    private boolean isLength() {
        return BULKS.indexOf(kind) >= 0 || AGGREGATES.indexOf(kind) >= 0;
    }

    private void endLine() throws RefusedMessageException {
        // Lettuce would take it for the middle of a line, and wait for its end while ever more comes.
        if (before != '\r') {
            throw new RefusedMessageException("a line without a carriage return");
        }
        if (!isLength()) {
            return;
        }
        if (negative) {
            checkNothing();
        } else if (BULKS.indexOf(kind) >= 0) {
            beginBulk();
        } else if (number > MOST_PARTS) {
            throw new RefusedMessageException("an answer of " + number + " parts");
        }
    }

    /** A length of −1 stands for nothing. */
    private void checkNothing() throws RefusedMessageException {
        if (number != 1) {
            throw new RefusedMessageException("a length of -" + number);
        }
    }

    private void beginBulk() throws RefusedMessageException {
        if (number > limits.of(Limit.REDIS_MESSAGE_BYTES)) {
            limits.reached(Limit.REDIS_MESSAGE_BYTES);
            throw new RefusedMessageException("a message of " + number + " bytes; the limit "
                    + Limit.REDIS_MESSAGE_BYTES.key() + " allows " + limits.of(Limit.REDIS_MESSAGE_BYTES));
        }
        bulk = number + LINE_END;
    }
}
