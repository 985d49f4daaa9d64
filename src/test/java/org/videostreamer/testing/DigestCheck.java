package org.videostreamer.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's side of Basic and Digest; as strict about Digest's count as a camera that fears replays. */
final class DigestCheck {

    static final String CHALLENGE = "Digest realm=\"cam\", qop=\"auth\", nonce=\"abc123\", algorithm=MD5";

    private long lastCount;

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    synchronized boolean admits(String request, String user, String password) {
        Matcher header = Pattern.compile("\nAuthorization: Digest (.*)\n").matcher(request);
        if (!header.find()) {
            return false;
        }
        String given = header.group(1);
        String count = value(given, "nc");
        String ha1 = md5(user + ":cam:" + password);
        String ha2 = md5("GET:" + value(given, "uri"));
        String expected = md5(ha1 + ":abc123:" + count + ":" + value(given, "cnonce") + ":auth:" + ha2);
        long counted = count.isEmpty() ? 0 : Long.parseLong(count, 16);
        if (!expected.equals(value(given, "response")) || counted <= lastCount) {
            return false;
        }
        lastCount = counted;
        return true;
    }

    private static String value(String header, String key) {
        Matcher value = Pattern.compile("\\b" + key + "=\"?([^\",]*)").matcher(header);
        return value.find() ? value.group(1) : "";
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
