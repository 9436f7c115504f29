using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Classes of every scale there was.</summary>
internal sealed class GradesAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values =>
        [.. TaskRules.Current.Scales.SelectMany(scale => scale.Classes).Select(object (one) => one.Code).Distinct()];
}

/// <summary>Fields of work.</summary>
internal sealed class FieldsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. TaskRules.Current.Fields.Select(object (one) => one)];
}

/// <summary>The acts a reader may be offered: the last part of their addresses.</summary>
internal sealed class TaskVerbsAttribute : ApiValuesAttribute
{
    public override IReadOnlyList<object> Values => [.. TaskActs.All.All.Select(object (one) => one.Facts.Verb)];
}

internal static class TaskFiles
{
    /// <summary>Ids as programs write them; one that cannot be one becomes an id nobody has, and the rule says so.</summary>
    public static IReadOnlyList<long> Ids(IReadOnlyList<string>? files) => [.. (files ?? []).Select(file => ApiFiles.Optional(file) ?? 0)];
}
