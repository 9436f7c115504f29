using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The acts a reader may be offered: the last part of their addresses.</summary>
internal sealed class ActVerbsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. DossierActs.All.All.Select(object (one) => one.Facts.Verb)];
}

/// <summary>Why papers may be asked for a second time.</summary>
internal sealed class GroundsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. DossierRules.Current.GroundsToAskAgain.Select(object (one) => one.Code)];
}
