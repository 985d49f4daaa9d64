package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the head of an HTTP answer and leaves the body to another counter. */
final class AnswerCounter implements PictureCounter {

    private static final String HEAD_END = "\r\n\r\n";

    private final int status;
    private final PictureCounter body;
    private final StringBuilder head = new StringBuilder();
    private boolean inBody;

    /** @param status what the answer has to begin with */
    AnswerCounter(int status, PictureCounter body) {
        this.status = status;
        this.body = body;
    }

    @Override
    public int count(ByteBuffer bytes) throws IOException {
        while (!inBody && bytes.hasRemaining()) {
            head.append((char) bytes.get());
            if (head.length() >= HEAD_END.length() && head.indexOf(HEAD_END, head.length() - HEAD_END.length()) >= 0) {
                checkStatus();
                inBody = true;
            }
        }
        return inBody ? body.count(bytes) : 0;
    }

    private void checkStatus() throws IOException {
        if (!head.toString().startsWith("HTTP/1.1 " + status + " ")) {
            throw new IOException("the server answered: " + head.substring(0, head.indexOf("\r\n")));
        }
    }

    /** What a client sends. */
    static ByteBuffer request(String path, String headers) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }
}
