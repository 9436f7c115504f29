namespace OpenProvince.Ui;

/// <summary>How a deadline stands; decides colour and icon of the chip.</summary>
public enum DueKind
{
    Within,
    Near,
    Over,
    Paused,
    /// <summary>Finished early or on time.</summary>
    Done,
    /// <summary>Finished after the deadline.</summary>
    Late,
}

/// <summary>What a deadline chip says. The words come from whoever computes the time, e.g. "Còn 3 ngày 2 giờ".</summary>
public readonly record struct DueText(DueKind Kind, string Text);
