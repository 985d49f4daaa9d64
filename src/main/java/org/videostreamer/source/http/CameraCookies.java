package org.videostreamer.source.http;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieStore;

/** The cookies of one camera's own host, for one run. */
final class CameraCookies implements CookieStore {

    /** As many, and as long ones, as browsers keep of a host at least (RFC 6265, 6.1); more are not kept. */
    private static final int MOST = 50;

    private static final int MOST_CHARACTERS = 4_096;

    private final String host;
    private final BasicCookieStore cookies = new BasicCookieStore();

    CameraCookies(String host) {
        this.host = host;
    }

    @Override
    public void addCookie(Cookie cookie) {
        int length =
                cookie.getName().length() + String.valueOf(cookie.getValue()).length();
        boolean known =
                cookies.getCookies().stream().anyMatch(other -> other.getName().equals(cookie.getName()));
        boolean room = known || cookies.getCookies().size() < MOST;
        if (host.equalsIgnoreCase(cookie.getDomain()) && length <= MOST_CHARACTERS && room) {
            cookies.addCookie(cookie);
        }
    }

    @Override
    public List<Cookie> getCookies() {
        return cookies.getCookies();
    }

    @Override
    @Deprecated
    public boolean clearExpired(Date date) {
        return clearExpired(date.toInstant());
    }

    @Override
    public boolean clearExpired(Instant date) {
        return cookies.clearExpired(date);
    }

    @Override
    public void clear() {
        cookies.clear();
    }
}
