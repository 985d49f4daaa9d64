package org.videostreamer.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class ReplySizeLimitTest {

    private final Limits limits = new Limits(Map.of(Limit.REDIS_MESSAGE_BYTES, 1024L));
    private final List<String> refused = new ArrayList<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new ReplySizeLimit(limits, cause -> refused.add(cause.getMessage())));

    private String through(String text, int piece) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length() && channel.isOpen(); at += piece) {
            String part = text.substring(at, Math.min(text.length(), at + piece));
            channel.writeInbound(Unpooled.copiedBuffer(part, ISO_8859_1));
            for (ByteBuf passed = channel.readInbound(); passed != null; passed = channel.readInbound()) {
                out.append(passed.toString(ISO_8859_1));
                passed.release();
            }
        }
        return out.toString();
    }

    private static String bulk(int length) {
        return "$" + length + "\r\n" + "$9999\r\n".repeat(length / 7 + 1).substring(0, length) + "\r\n";
    }

    private static String message(int length) {
        return "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n" + bulk(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void whatTheLimitAllowsPassesUnchangedHoweverItIsCut(int piece) {
        String all = "+OK\r\n:1\r\n-ERR 99999 no\r\n$-1\r\n*-1\r\n$0\r\n\r\n" + message(1024) + message(5) + "*1024\r\n"
                + message(1023);
        assertThat(through(all, piece)).isEqualTo(all);
        assertThat(refused).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000_000})
    void aLongerMessageEndsTheConnectionBeforeItsBytesCome(int piece) {
        String good = message(9);
        assertThat(through(good + message(1025), piece).length()).isLessThan(good.length() + 40);
        assertThat(refused).containsExactly("a message of 1025 bytes; the limit redis_message_bytes allows 1024");
        assertThat(channel.isOpen()).isFalse();
        assertThat(limits.timesReached(Limit.REDIS_MESSAGE_BYTES)).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "$1025                  | a message of 1025 bytes; the limit redis_message_bytes allows 1024",
                "=1025                  | a message of 1025 bytes; the limit redis_message_bytes allows 1024",
                "!1025                  | a message of 1025 bytes; the limit redis_message_bytes allows 1024",
                "$99999999999999999999  | a message of 2147483647 bytes; the limit redis_message_bytes allows 1024",
                "*1025                  | an answer of 1025 parts",
                "~1025                  | an answer of 1025 parts",
                "%1025                  | an answer of 1025 parts",
                ">99999999999999999999  | an answer of 2147483647 parts",
            })
    void whatIsAnnouncedIsBelieved(String line, String reason) {
        through(line + "\r\n", 1);
        assertThat(refused).containsExactly(reason);
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "$5;                | a line without a carriage return",
                "+OK;               | a line without a carriage return",
                "+O;K\\r;            | a line without a carriage return",
                "$-1000\\r;          | a length of -1000",
                "$-99999999999\\r;   | a length of -2147483647",
                "*-5\\r;             | a length of -5",
                "$1 0\\r;            | what is no length",
                "$1-\\r;             | what is no length",
                "$x\\r;              | what is no length",
                "*?\\r;              | what is no length",
                "$1\\r0\\r;           | what is no length",
            })
    void whatLettuceMightReadOtherwiseEndsTheConnection(String text, String reason) {
        through(text.replace("\\r", "\r").replace(';', '\n'), 1);
        assertThat(refused).containsExactly(reason);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aLineWithoutAnEndEndsTheConnection() {
        String line = "+" + "x".repeat(16 * 1024 - 1);
        assertThat(through(line, 1000)).isEqualTo(line);
        assertThat(through("x", 1)).isEmpty();
        assertThat(refused).containsExactly("a line of more than 16384 bytes");
    }
}
