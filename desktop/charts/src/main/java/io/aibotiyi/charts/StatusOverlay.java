package io.aibotiyi.charts;

import io.aibotiyi.domain.EpochNanos;
import java.time.ZoneId;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Says what is the matter with the data: centred where there is none, as a banner over old data.
 * Nothing in it moves: with the software renderer one sign that does has the whole window uploaded
 * in every frame, for as long as the backend starts.
 */
final class StatusOverlay extends Region {

    private final Label headline = new Label();
    private final Label advice = new Label();
    private final VBox middle = new VBox(headline, advice);
    private final Label banner = new Label();

    StatusOverlay() {
        setMouseTransparent(true);
        headline.getStyleClass().add("chart-status-headline");
        advice.getStyleClass().add("chart-status-advice");
        advice.setWrapText(true);
        middle.getStyleClass().add("chart-status");
        banner.getStyleClass().add("chart-banner");
        getChildren().addAll(middle, banner);
    }

    void show(ChartStatus status, boolean hasData, String title, ZoneId zone) {
        String head = "";
        String tell = "";
        String strip = "";
        switch (status) {
            case ChartStatus.Ready() -> {
                if (!hasData) {
                    head = title.isEmpty() ? "No candles yet" : "No candles for " + title + " yet";
                    tell = "The chart begins with the first trade.";
                }
            }
            case ChartStatus.Loading(String what) -> {
                head = hasData ? "" : "Loading " + what;
                strip = hasData ? "Loading " + what : "";
            }
            case ChartStatus.Empty(String text, String what) -> {
                head = text;
                tell = what;
            }
            case ChartStatus.Disconnected(var since) -> {
                String time = new TimeGrid(zone, Locale.ROOT).clockText(EpochNanos.of(since));
                strip = "Disconnected since " + time + " \u2013 the last price is stale";
                head = hasData ? "" : "No data while disconnected";
                tell = hasData ? "" : "Candles load as soon as the connection is back.";
            }
        }
        headline.setText(head);
        advice.setText(tell);
        advice.setManaged(!tell.isEmpty());
        middle.setVisible(!head.isEmpty());
        banner.setText(strip);
        banner.setVisible(!strip.isEmpty());
        banner.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("stale"),
                status instanceof ChartStatus.Disconnected);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double width = Math.min(w - 32, 420);
        double height = middle.prefHeight(width);
        layoutInArea(
                middle,
                (w - width) / 2,
                (h - height) / 2,
                width,
                height,
                0,
                HPos.CENTER,
                VPos.CENTER);
        double bannerWidth = Math.min(w - 16, Math.ceil(banner.prefWidth(-1)));
        banner.resizeRelocate(
                Math.floor((w - bannerWidth) / 2),
                52,
                bannerWidth,
                Math.ceil(banner.prefHeight(-1)));
    }
}
