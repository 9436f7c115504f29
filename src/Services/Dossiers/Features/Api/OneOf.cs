using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The names of an enumeration on the wire, or its numbers where the law numbers it.</summary>
internal sealed class OneOfAttribute<T> : ApiValuesAttribute where T : struct, Enum
{
    public bool Numbers { get; init; }

    public override IReadOnlyList<object> Values =>
        [.. Enum.GetValues<T>().Select(object (one) => Numbers ? Convert.ToInt32(one, null) : ApiNames.Of(one))];

    public override IReadOnlyList<string>? Names => Numbers ? [.. Enum.GetValues<T>().Select(ApiNames.Of)] : null;
}

/// <summary>The acts a reader may be offered: the last part of their addresses.</summary>
internal sealed class ActVerbsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. PossibleActs.Verbs.Select(object (one) => one.Verb)];
}

/// <summary>Why papers may be asked for a second time.</summary>
internal sealed class GroundsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. DossierRules.Current.GroundsToAskAgain.Select(object (one) => one.Code)];
}
