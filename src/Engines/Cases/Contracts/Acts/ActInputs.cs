using System.Globalization;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Cases.Contracts;

/// <summary>An act that needs nothing but the case.</summary>
public sealed record NoInput;

/// <summary>An act with words that may be left out.</summary>
public sealed record ReasonInput(string? Reason = null);

/// <summary>An act that has to say why.</summary>
public sealed record WhyInput(string Reason);

/// <summary>Where a case goes: a unit's desk, or one officer of that unit. In forms <c>unit</c> or <c>unit|officer</c>.</summary>
/// <param name="Agency">The unit; the rule says whether it exists.</param>
/// <param name="Officer">Actor code; null leaves it on the unit's desk.</param>
public sealed record Receiver(AgencyId Agency, string? Officer = null)
{
    /// <summary>Null when the text names no unit.</summary>
    public static Receiver? Read(string? text)
    {
        var parts = (text ?? "").Split('|', 2);
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var agency)
            ? new(new AgencyId(agency), parts.Length == 2 ? parts[1] : null)
            : null;
    }

    public override string ToString() => Officer is null ? Agency.ToString() : $"{Agency}|{Officer}";
}

/// <summary>A field of one line.</summary>
/// <param name="max">Characters.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OneLineAttribute(int max) : Attribute
{
    public int Max => max;
}

/// <summary>Words of at most so many characters; without it <see cref="Reason.MaxLength"/>.</summary>
/// <param name="max">Characters.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LongestAttribute(int max) : Attribute
{
    public int Max => max;
}

/// <summary>A whole number between two others, both included.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BetweenAttribute(int from, int to) : Attribute
{
    public int From => from;

    public int To => to;
}

/// <summary>A text that is one of these; without any the act offers the list (<see cref="ActSheet.Offer"/>).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AmongAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values => values;
}

/// <summary>A form asks for it although a program may leave it out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AskedAttribute : Attribute;

/// <summary>Refusals that name one of these stand beside this field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BesideAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields => fields;
}

/// <summary>Only programs say it: forms have no such field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotInFormAttribute : Attribute;
