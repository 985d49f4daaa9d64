package org.videostreamer.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.videostreamer.frame.Size;

/** A page that shows many streams over one WebSocket. */
public final class TileClient implements AutoCloseable {

    private final WebSocketClient socket;

    /**
     * A picture of a stream, as the page gets it.
     *
     * @param stream its name
     * @param burst with which it came
     * @param last whether it ends the burst
     * @param signal whether it is the camera's
     * @param number of the picture
     * @param taken when it was taken, like the other times in microseconds since 1970
     * @param arrived when it arrived at the server
     * @param sent when it was sent
     * @param jpeg the file
     */
    public record Tile(
            String stream,
            long burst,
            boolean last,
            boolean signal,
            long number,
            long taken,
            long arrived,
            long sent,
            byte[] jpeg) {

        static Tile of(byte[] message) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            if (bytes.get() != 1) {
                throw new AssertionError("another version");
            }
            int flags = bytes.get();
            int head = bytes.getShort();
            return new Tile(
                    new String(message, 40, head - 40, StandardCharsets.UTF_8),
                    bytes.getInt(),
                    (flags & 1) != 0,
                    (flags & 2) == 0,
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong(),
                    Arrays.copyOfRange(message, head, message.length));
        }

        /** As its file says. */
        public Size size() {
            try {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
                return new Size(picture.getWidth(), picture.getHeight());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Connects. */
    public TileClient(int port) {
        socket = new WebSocketClient(port, "/api/tiles");
    }

    /** The connection. */
    public WebSocketClient socket() {
        return socket;
    }

    /** Says something. */
    public TileClient say(String json) {
        socket.socket().sendText(json, true).join();
        return this;
    }

    /** Says that these are in view now. */
    public TileClient show(String... streams) {
        return say("{\"show\":[\"" + String.join("\",\"", streams) + "\"]}");
    }

    /** The next burst, whole, which is not acknowledged. */
    public List<Tile> burst() throws InterruptedException {
        List<Tile> tiles = new ArrayList<>();
        do {
            tiles.add(Tile.of(socket.next()));
        } while (!tiles.get(tiles.size() - 1).last());
        return tiles;
    }

    /** The next burst, whole, which is acknowledged. */
    public List<Tile> drawn() throws InterruptedException {
        List<Tile> tiles = burst();
        say("{\"ack\":" + tiles.get(0).burst() + "}");
        return tiles;
    }

    /** Bursts up to one with a camera's picture of each of these streams. */
    public List<Tile> live(String... streams) throws InterruptedException {
        while (true) {
            List<Tile> tiles = drawn();
            List<String> shown =
                    tiles.stream().filter(Tile::signal).map(Tile::stream).toList();
            if (shown.containsAll(List.of(streams))) {
                return tiles;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
