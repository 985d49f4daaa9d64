package org.videostreamer.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * The page and what it loads, from the class path. Each file is read once for all listeners, when it is first asked for,
 * and stands once in memory outside the heap however many answers with it wait to be taken. Any thread.
 */
final class PageFiles {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String BASE = "<base href=\"./\"";

    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /**
     * A file as it is answered with.
     *
     * @param type its media type
     * @param bytes whoever reads or releases them takes {@link #content()}
     * @param tag its entity tag
     */
    record PageFile(String type, ByteBuf bytes, String tag) {

        private static PageFile of(String type, byte[] content) {
            ByteBuffer memory =
                    ByteBuffer.allocateDirect(content.length).put(content).flip();
            CRC32 sum = new CRC32();
            sum.update(content);
            return new PageFile(
                    type,
                    Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)),
                    "\"" + Long.toHexString(sum.getValue()) + "\"");
        }

        /** The bytes, with a reading position of their own; releasing them does nothing. */
        ByteBuf content() {
            return bytes.duplicate();
        }

        int length() {
            return bytes.readableBytes();
        }
    }

    /**
     * The page of a stream.
     *
     * @param depth how many levels below {@code /ui} it was asked for: all that it loads lies so many further up
     */
    PageFile page(int depth) {
        String base = depth == 0 ? BASE : "<base href=\"" + "../".repeat(depth) + "\"";
        return files.computeIfAbsent("ui/" + depth, name -> html("ui.html", BASE, base));
    }

    /** The dashboard, all streams beside each other. */
    PageFile dashboard() {
        return files.computeIfAbsent("dashboard", name -> html("dashboard.html", BASE, BASE));
    }

    /** Where people log in. */
    PageFile login() {
        return files.computeIfAbsent("login", name -> html("login.html", BASE, BASE));
    }

    private static PageFile html(String file, String here, String changed) {
        String html = new String(read(file), StandardCharsets.UTF_8);
        return PageFile.of(HTML, html.replace(here, changed).getBytes(StandardCharsets.UTF_8));
    }

    /** A file that the page loads. */
    PageFile loaded(String name, String type) {
        return files.computeIfAbsent("static/" + name, path -> PageFile.of(type, read(path)));
    }

    private static byte[] read(String file) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/page/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out the page's " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
