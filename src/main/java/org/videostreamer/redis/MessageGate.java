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
 * no such limit. For one connection.
 */
final class MessageGate extends ChannelInboundHandlerAdapter {

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
    private long number;

    /** @param refused hears why the connection is ended, before it is */
    MessageGate(Limits limits, Consumer<Throwable> refused) {
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
        } catch (MessageTooLongException e) {
            shut = true;
            ReferenceCountUtil.release(message);
            refused.accept(e);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    private void look(ByteBuf bytes) throws MessageTooLongException {
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

    private void letter(char letter) throws MessageTooLongException {
        if (letter == '\n') {
            endLine();
            lineLength = 0;
            number = 0;
            return;
        }
        if (lineLength == 0) {
            kind = letter;
        } else if (Character.digit(letter, 10) >= 0) {
            number = Math.min(Integer.MAX_VALUE, number * 10 + Character.digit(letter, 10));
        } else if (letter == '-') {
            // Less than nothing stands for nothing.
            number = Long.MIN_VALUE / 100;
        }
        lineLength++;
        if (lineLength > LONGEST_LINE) {
            throw new MessageTooLongException("a line of more than " + LONGEST_LINE + " bytes");
        }
    }

    private void endLine() throws MessageTooLongException {
        if (BULKS.indexOf(kind) >= 0 && lineLength > 0 && number >= 0) {
            if (number > limits.of(Limit.REDIS_MESSAGE_BYTES)) {
                limits.reached(Limit.REDIS_MESSAGE_BYTES);
                throw new MessageTooLongException("a message of " + number + " bytes; the limit "
                        + Limit.REDIS_MESSAGE_BYTES.key() + " allows " + limits.of(Limit.REDIS_MESSAGE_BYTES));
            }
            bulk = number + LINE_END;
        } else if (AGGREGATES.indexOf(kind) >= 0 && lineLength > 0 && number > MOST_PARTS) {
            throw new MessageTooLongException("an answer of " + number + " parts");
        }
    }
}
