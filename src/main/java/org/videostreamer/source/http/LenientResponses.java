package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Reads the heads of cameras' answers as browsers do: a line that is no header is passed over, the same header with the
 * same value counts once, and a status line may lack what does not matter.
 */
final class LenientResponses implements HttpMessageParserFactory<ClassicHttpResponse> {

    private static final int MOST_HEADERS = 200;
    /** Lines before the status line that mean nothing. */
    private static final int MOST_BEFORE = 10;

    private final Limits limits;
    private final Http1Config config;

    LenientResponses(Limits limits) {
        this.limits = limits;
        this.config = Http1Config.custom()
                .setMaxLineLength(limits.intOf(Limit.CAMERA_HEADER_LINE_BYTES))
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxEmptyLineCount(MOST_BEFORE)
                .build();
    }

    /** How much of a head is read at most. */
    Http1Config limits() {
        return config;
    }

    @Override
    public HttpMessageParser<ClassicHttpResponse> create() {
        return new Parser(config, limits);
    }

    @Override
    @Deprecated
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config ours) {
        return create();
    }

    private static final class Parser extends LenientHttpResponseParser {

        private final Limits limits;

        Parser(Http1Config config, Limits limits) {
            super(new Lines(), null, config);
            this.limits = limits;
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            try {
                ClassicHttpResponse answer = super.parse(buffer, in);
                if (answer != null) {
                    answer.setHeaders(distinct(answer.getHeaders()));
                }
                return answer;
            } catch (IllegalArgumentException e) {
                // What the library cannot put into an answer, such as a status of 0.
                throw new ProtocolException("the status line or a header cannot be understood", e);
            } catch (MessageConstraintException e) {
                // The library says in words alone which of its limits it was.
                String words = String.valueOf(e.getMessage());
                if (words.contains("empty line")) {
                    throw new ProtocolException("no status line among the first lines");
                }
                limits.reached(words.contains("count") ? Limit.CAMERA_HEADER_BYTES : Limit.CAMERA_HEADER_LINE_BYTES);
                throw e;
            }
        }

        private static Header[] distinct(Header[] headers) {
            List<Header> all = new ArrayList<>();
            for (Header header : headers) {
                if (header != Lines.NO_HEADER && all.stream().noneMatch(other -> isSame(other, header))) {
                    all.add(header);
                }
            }
            return all.toArray(Header[]::new);
        }

        private static boolean isSame(Header one, Header other) {
            return one.getName().equalsIgnoreCase(other.getName())
                    && one.getValue().equals(other.getValue());
        }
    }

    private static final class Lines extends BasicLineParser {

        static final Header NO_HEADER = new BasicHeader("X", "");

        /**
         * {@code ICY} is how audio servers greet, and cameras built of their parts. Before it may stand what is left of a
         * picture before, whose length was told too small.
         */
        private static final Pattern STATUS = Pattern.compile(
                "(?:.*?\\W)??(?i:HTTP(?:/(\\d)(?:\\.(\\d))?)?|ICY)\\s+(\\d{3})(?!\\d)\\s*(.*)", Pattern.DOTALL);

        @Override
        public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
            Matcher status = STATUS.matcher(line.toString());
            if (!status.matches()) {
                throw new ParseException("no status line");
            }
            boolean modern = "1".equals(status.group(1)) && "1".equals(status.group(2));
            ProtocolVersion version = modern ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_1_0;
            return new StatusLine(version, Integer.parseInt(status.group(3)), status.group(4));
        }

        @Override
        public Header parseHeader(CharArrayBuffer line) {
            String text = line.toString();
            int colon = text.indexOf(':');
            return PartHeaders.isHeader(text)
                    ? new BasicHeader(
                            text.substring(0, colon).strip(),
                            text.substring(colon + 1).strip())
                    : NO_HEADER;
        }
    }
}
