package org.videostreamer.source.pva;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;

/** Finds the PV's name in a URI: all of it behind {@code pva://}. */
final class PvName {

    private static final String PREFIX = "pva://";
    private static final int HEX = 16;

    private PvName() {}

    /**
     * Takes the name out. A {@code %} and two hexadecimal digits stand for a byte; any other character for itself, so
     * that braces, colons and question marks need no encoding.
     *
     * @throws ConfigException if there is none
     */
    static String parse(SourceUri uri) throws ConfigException {
        String text = uri.text();
        String name =
                text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? decode(text.substring(PREFIX.length())) : "";
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new ConfigException("input_uri '" + uri
                    + "' names no PV; expected pva:// and the name of an NTNDArray PV without spaces,"
                    + " for example pva://13SIM1:Pva1:Image");
        }
        return name;
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean encoded = bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (encoded) {
                out.write(Character.digit(bytes[i + 1], HEX) * HEX + Character.digit(bytes[i + 2], HEX));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte character) {
        return Character.digit(character, HEX) >= 0;
    }
}
