package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Nginx;
import org.videostreamer.testing.RunningApp;

/** All pages in a real Chromium, under another host name, behind an nginx that serves them below a path. */
class NginxIT extends BrowserPerClass {

    @Test
    void everyFormatPlaysWithASlashBehindThePathAndWithoutOne(@TempDir Path folder) throws IOException {
        try (RunningApp app = serving();
                Nginx nginx = new Nginx(folder, app.port())) {
            page.open(address(nginx) + "ui/#MJPEG");
            assertThat(page.plays("canvas")).isTrue();
            page.open(address(nginx) + "ui#MPEG1");
            for (String format : List.of("MPEG1", "VP8", "H264", "MJPEG")) {
                page.choose(format);
                assertThat(page.plays(format.startsWith("M") ? "canvas" : "video"))
                        .isTrue();
                await().atMost(PATIENCE).until(() -> page.toldLatency() > 0);
                await().atMost(PATIENCE).until(() -> app.viewers() == 1);
            }
        }
    }

    @Test
    void theDashboardsTilesMoveAndLeadToTheirPages(@TempDir Path folder) throws IOException {
        try (RunningApp app = new RunningApp(
                        Cameras.together(Cameras.card("sample", "640x480"), Cameras.card("overview", "640x480")));
                Nginx nginx = new Nginx(folder, app.port())) {
            page.open(address(nginx));
            long before = tileNumber();
            await().atMost(PATIENCE).until(() -> tileNumber() > before + 3);
            page.run("document.querySelector('.tile a').click()");
            await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains(nginx.prefix() + "ui/sample"));
            page.choose("MPEG1");
            assertThat(page.plays("canvas")).isTrue();
        }
    }

    @Test
    void whoeverLogsInComesBackToTheirPage(@TempDir Path folder) throws IOException {
        try (RunningApp app = new RunningApp(Accounts.lettingIn(
                        Cameras.together(Cameras.card("sample", "640x480"), Cameras.card("overview", "640x480")),
                        new AccessConfig(
                                List.of(Accounts.user("alice", Accounts.grant("*", Right.VIEW))), List.of())));
                Nginx nginx = new Nginx(folder, app.port())) {
            page.open(address(nginx) + "ui/sample#MPEG1");
            untilAt(nginx, "login?next=ui%2Fsample");
            browser.findElement(By.id("user")).sendKeys("alice", Keys.TAB, "password", Keys.ENTER);
            untilAt(nginx, "ui/sample#MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            page.choose("VP8");
            assertThat(page.plays("video")).isTrue();
            page.run("document.getElementById('log-out').click()");
            untilAt(nginx, "login?out=1&next=ui%2Fsample");
        }
    }

    private void untilAt(Nginx nginx, String path) {
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().startsWith(address(nginx) + path));
    }

    @Test
    void theElementPlaysOnAPageBesideIt(@TempDir Path folder) throws IOException {
        try (RunningApp app = serving();
                Nginx nginx = new Nginx(folder, app.port())) {
            page.open(address(nginx) + "health/live");
            String server = nginx.prefix().replaceFirst("/$", "");
            page.run("document.body.innerHTML = '<camera-view server=\"" + server
                    + "\" stream=\"camera\"></camera-view>';"
                    + "const script = document.createElement('script'); script.src = '" + server
                    + "/static/camera-view.js'; document.body.append(script)");
            assertThat(page.plays("video")).isTrue();
        }
    }

    private long tileNumber() {
        return (Long) page.run("return Number(document.querySelector('.tile canvas')?.dataset.number ?? -1)");
    }

    private static String address(Nginx nginx) {
        return "http://camera.example:" + nginx.port() + nginx.prefix();
    }

    private static RunningApp serving() {
        return new RunningApp(Configs.everywhere(Configs.stream("test?size=640x480&fps=20")));
    }
}
