package org.videostreamer.testing;

import org.openqa.selenium.By;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A browser that is driven by WebDriver.
 *
 * @param driver its driver, which stays its owner's
 */
public record DrivenBrowser(RemoteWebDriver driver) implements Browser {

    @Override
    public void open(String address) {
        driver.get(address);
    }

    @Override
    public Object run(String script) {
        return driver.executeScript(script);
    }

    @Override
    public String text(String id) {
        return driver.findElement(By.id(id)).getText();
    }

    @Override
    public boolean has(String id) {
        return !driver.findElements(By.id(id)).isEmpty();
    }

    @Override
    public void press(String id) {
        driver.findElement(By.id(id)).click();
    }
}
