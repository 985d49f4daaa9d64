package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a description apart into its sections. Bounded in every direction: offers come from strangers. */
final class SdpReader {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_LINES = 2_000;
    private static final int MOST_SECTIONS = 32;
    private static final int LONGEST_LINE = 4_096;

    private static final Pattern MEDIA = Pattern.compile("([a-z]{1,20}) ([0-9]{1,5})(?:/[0-9]{1,5})? (\\S{1,40}) (.+)");

    private final List<Section> sections = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private Optional<Matcher> media = Optional.empty();

    /** All sections; the first is what stands before the first media section. */
    List<Section> read(String sdp) throws SdpException {
        if (sdp.length() > LONGEST) {
            throw new SdpException("the offer has " + sdp.length() + " characters; expected " + LONGEST + " at most");
        }
        String[] lines = sdp.split("\r?\n", MOST_LINES + 1);
        if (lines.length > MOST_LINES) {
            throw new SdpException("the offer has too many lines; expected " + MOST_LINES + " at most");
        }
        if (!lines[0].equals("v=0")) {
            throw new SdpException("the offer is not SDP; expected it to begin with v=0");
        }
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                readLine(lines[i], i + 1);
            }
        }
        endSection();
        return sections;
    }

    private void readLine(String line, int number) throws SdpException {
        if (line.length() < 2 || line.charAt(1) != '=' || line.length() > LONGEST_LINE) {
            throw new SdpException("line " + number + " of the offer is not SDP; expected a letter, = and a value");
        }
        String value = line.substring(2);
        if (line.charAt(0) == 'm') {
            endSection();
            Matcher matcher = MEDIA.matcher(value);
            if (!matcher.matches()) {
                throw new SdpException("line " + number
                        + " of the offer is no media section; expected one such as m=video 9 UDP/TLS/RTP/SAVPF 96");
            }
            media = Optional.of(matcher);
        } else if (line.charAt(0) == 'a') {
            attributes.add(value);
        }
    }

    private void endSection() throws SdpException {
        if (sections.size() > MOST_SECTIONS) {
            throw new SdpException("the offer has too many media sections; expected " + MOST_SECTIONS + " at most");
        }
        sections.add(media.map(line -> new Section(
                        line.group(1),
                        Integer.parseInt(line.group(2)),
                        line.group(3),
                        List.of(line.group(4).strip().split(" +")),
                        attributes))
                .orElseGet(() -> new Section("", 0, "", List.of(), attributes)));
        attributes.clear();
    }
}
