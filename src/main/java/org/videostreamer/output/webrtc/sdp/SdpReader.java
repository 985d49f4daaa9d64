package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** Takes a description apart into its sections. Bounded in every direction: offers come from strangers. */
final class SdpReader {

    private static final int LONGEST_LINE = 4_096;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");
    /** No group repeats here: Java's would take a frame of the stack for each of a stranger's formats. */
    private static final Pattern MEDIA =
            Pattern.compile("([a-z]{1,20}) ([0-9]{1,5})(?:/[0-9]{1,5})? ([!-~]{1,40}) +([!-~][ -~]*)");

    private static final Pattern SPACES = Pattern.compile(" +");

    private final Limits limits;
    private final List<MediaSection> sections = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private int lineNumber;
    private int attributeCount;
    private Optional<Matcher> media = Optional.empty();

    SdpReader(Limits limits) {
        this.limits = limits;
    }

    /** All sections; the first is what stands before the first media section. */
    List<MediaSection> read(String sdp) throws SdpException {
        // A lone carriage return ends a line as well, so that none is left to stand in an answer.
        Iterator<String> lines = sdp.lines().iterator();
        if (!lines.hasNext() || !lines.next().equals("v=0")) {
            throw new SdpException("the offer is not SDP; expected it to begin with v=0");
        }
        lineNumber = 1;
        while (lines.hasNext()) {
            lineNumber++;
            readLine(lines.next());
        }
        endSection();
        return sections;
    }

    private void readLine(String line) throws SdpException {
        if (line.isEmpty()) {
            return;
        }
        if (line.length() < 2 || line.charAt(1) != '=' || line.length() > LONGEST_LINE) {
            throw bad("is not SDP; expected a letter, = and a value");
        }
        switch (line.charAt(0)) {
            case 'm' -> readMedia(line.substring(2));
            case 'a' -> readAttribute(line.substring(2));
            default -> {
                // names, times, bandwidths, addresses: nothing that we go by
            }
        }
    }

    private void readMedia(String value) throws SdpException {
        endSection();
        Matcher matcher = MEDIA.matcher(value);
        if (!matcher.matches()) {
            throw bad("is no media section; expected one such as m=video 9 UDP/TLS/RTP/SAVPF 96");
        }
        media = Optional.of(matcher);
    }

    private void readAttribute(String value) throws SdpException {
        hold(Limit.SDP_ATTRIBUTES, ++attributeCount, "the offer has too many attributes");
        if (CONTROL.matcher(value).find()) {
            throw bad("has a control character; expected text");
        }
        attributes.add(value);
    }

    private SdpException bad(String what) {
        return new SdpException("line " + lineNumber + " of the offer " + what);
    }

    private void endSection() throws SdpException {
        if (media.isPresent()) {
            hold(Limit.SDP_SECTIONS, sections.size(), "the offer has too many media sections");
            sections.add(section(media.get()));
        } else {
            sections.add(new MediaSection("", 0, "", List.of(), new SdpAttributes(attributes)));
        }
        attributes.clear();
    }

    private MediaSection section(Matcher line) throws SdpException {
        List<String> formats =
                SPACES.splitAsStream(line.group(4).strip()).distinct().toList();
        hold(Limit.SDP_FORMATS, formats.size(), "a media section of the offer has too many formats");
        return new MediaSection(
                line.group(1), Integer.parseInt(line.group(2)), line.group(3), formats, new SdpAttributes(attributes));
    }

    private void hold(Limit limit, int count, String problem) throws SdpException {
        if (count > limits.of(limit)) {
            limits.reached(limit);
            throw new SdpException(problem + "; expected " + limits.of(limit) + " at most");
        }
    }
}
