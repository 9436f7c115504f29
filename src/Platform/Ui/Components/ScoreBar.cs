namespace OpenProvince.Ui;

public sealed record ScoreBar(string Label, double Value, double Max);
