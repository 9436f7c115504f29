namespace OpenProvince.Ui;

public enum TimelineKind
{
    Past,
    /// <summary>Where the dossier is.</summary>
    Now,
    /// <summary>Expected, not happened.</summary>
    Next,
}
