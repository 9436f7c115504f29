using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>The fields every form about agencies shares, as typed.</summary>
internal abstract class DecisionInput
{
    public string? Number { get; set; }
    public DayMonthYear? Decided { get; set; }
    public string? Issuer { get; set; }

    internal DecisionSaid Decision => new(Number, Decided?.Date, Issuer);
}
